package io.webhookkit.benchmarks.contender;

import org.jobrunr.jobs.lambdas.JobRequest;

/**
 * A job of JobRunr: what is sent. Public, or it could not be called.
 *
 * @param n the lead's number
 * @param target the endpoint
 * @param body the JSON
 */
public record JobRunrSend(long n, String target, String body) implements JobRequest {

  @Override
  public Class<JobRunrHandler> getJobRequestHandler() {
    return JobRunrHandler.class;
  }
}
