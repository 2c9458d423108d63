package io.webhookkit.benchmarks.contender;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.configuration.JobRunrConfiguration;
import org.jobrunr.configuration.JobRunrConfiguration.JobRunrConfigurationResult;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;

/**
 * JobRunr. Its open-source edition stores a job in a transaction of its own, so the event is not
 * atomic with the commit: it is stored right after it, and lost if the process dies in between.
 */
final class JobRunrPeer implements Contender {

  /** It takes as many jobs at a time as it has workers. */
  private static final int WORKERS = 100;

  private final SpringTransactions transactions;
  private final Poster poster;
  private final StorageProvider storage;
  private final JobRequestScheduler scheduler;

  JobRunrPeer(Wiring wiring) {
    this.transactions = new SpringTransactions(wiring.dataSource());
    this.poster = new Poster(wiring);
    this.storage = SqlStorageProviderFactory.using(wiring.dataSource());
    this.scheduler = configuration().initialize().getJobRequestScheduler();
  }

  private JobRunrConfiguration configuration() {
    return JobRunr.configure()
        .useJsonMapper(new Jackson3JsonMapper())
        .useJobActivator(activator())
        .useStorageProvider(storage);
  }

  private JobActivator activator() {
    return new JobActivator() {
      @Override
      public <T> T activateJob(Class<T> type) {
        return type.cast(new JobRunrHandler(poster));
      }
    };
  }

  @Override
  public void start() {
    JobRunrConfigurationResult unused =
        configuration()
            .useBackgroundJobServer(
                BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                    .andPollInterval(Duration.ofSeconds(5))
                    .andWorkerCount(WORKERS)
                    .andDeleteSucceededJobsAfter(Duration.ofSeconds(10)))
            .initialize();
  }

  @Override
  public long commit(List<Lead> leads) {
    long committed = transactions.commit(leads, lead -> {});
    if (leads.size() == 1) {
      scheduler.enqueue(job(leads.get(0)));
    } else {
      Stream<JobRunrSend> jobs = leads.stream().map(JobRunrPeer::job);
      scheduler.enqueue(jobs);
    }
    return committed;
  }

  private static JobRunrSend job(Lead lead) {
    Notice notice = Notice.of(lead);
    return new JobRunrSend(notice.n(), notice.target(), notice.body());
  }
}
