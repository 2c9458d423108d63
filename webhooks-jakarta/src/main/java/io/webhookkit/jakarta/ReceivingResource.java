package io.webhookkit.jakarta;

import io.webhookkit.Webhooks;
import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.UnreadRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/**
 * Where webhooks come in with Jakarta REST: {@code webhooks/{source}} below the path of the
 * application. An application that lists its resources lists this one too.
 */
@Path("webhooks/{source}")
@Dependent
public class ReceivingResource {

  /** No parameter of a constructor: RESTEasy takes a class only if it could make it without CDI. */
  @Inject Webhooks webhooks;

  /** Takes events. */
  @POST
  public Response receive(
      @PathParam("source") String source,
      @Context Request request,
      @Context HttpHeaders headers,
      @Context UriInfo uri,
      InputStream body) {
    return answer(source, request, headers, uri, body);
  }

  /** Answers the question of some senders, whether this is the right place. */
  @GET
  public Response greet(
      @PathParam("source") String source,
      @Context Request request,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    return answer(source, request, headers, uri, InputStream.nullInputStream());
  }

  /** Refuses the method, and says which to use: not every server does that by itself. */
  @PUT
  public Response put(
      @PathParam("source") String source,
      @Context Request request,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    return greet(source, request, headers, uri);
  }

  /** As {@link #put}. */
  @PATCH
  public Response patch(
      @PathParam("source") String source,
      @Context Request request,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    return greet(source, request, headers, uri);
  }

  /** As {@link #put}. */
  @DELETE
  public Response delete(
      @PathParam("source") String source,
      @Context Request request,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    return greet(source, request, headers, uri);
  }

  private Response answer(
      String source, Request request, HttpHeaders headers, UriInfo uri, InputStream body) {
    UnreadRequest unread =
        new UnreadRequest(
            request.getMethod(),
            uri.getRequestUri().getRawQuery(),
            headers.getRequestHeaders(),
            body);
    InboundAnswer answer = webhooks.inbound().receive(source, unread);
    Response.ResponseBuilder response = Response.status(answer.status()).entity(answer.body());
    answer.headers().forEach(response::header);
    return response.build();
  }
}
