package io.webhookkit.examples.wildflyleads;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Has the server look for resources: those of the website, and the one that takes webhooks. */
@ApplicationPath("/")
public class Website extends Application {}
