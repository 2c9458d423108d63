package io.webhookkit.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

/** What a case has found so far: how often it was tried, and what was wrong. */
final class Tally {

  private int runs;
  private int kills;
  private Account account = new Account(0, 0, 0, 0, 0, 0);

  /** A process was killed. */
  void killed() {
    kills++;
  }

  /** Notes what a try has come to, and fails if anything is wrong with it. */
  void note(Account found) {
    runs++;
    account = account.plus(found);
    assertThat(found).as("%s", found).matches(Account::isRight, "nothing lost, nothing else");
  }

  FaultRow row(String fault, String on, String result) {
    return new FaultRow(
        fault,
        on,
        result,
        Math.max(runs, kills),
        kills,
        account.committed(),
        account.lost(),
        account.undone(),
        account.doubled(),
        account.inverted());
  }
}
