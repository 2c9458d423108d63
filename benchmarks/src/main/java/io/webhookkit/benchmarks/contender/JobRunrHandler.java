package io.webhookkit.benchmarks.contender;

import java.io.IOException;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** What runs a job of JobRunr. */
public final class JobRunrHandler implements JobRequestHandler<JobRunrSend> {

  private final Poster poster;

  JobRunrHandler(Poster poster) {
    this.poster = poster;
  }

  @Override
  public void run(JobRunrSend send) throws IOException {
    poster.post(new Notice(send.n(), send.target(), send.body()));
  }
}
