package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdaptiveWindowTest {

  @Test
  void beginsWithSixteenOrWithTheMostThatIsAllowed() {
    assertThat(new AdaptiveWindow(64).size()).isEqualTo(16);
    assertThat(new AdaptiveWindow(3).size()).isEqualTo(3);
  }

  @Test
  void growsByOneForEachRoundThatIsTaken() {
    AdaptiveWindow window = new AdaptiveWindow(64);

    succeed(window, 17);

    assertThat(window.size()).isEqualTo(17);
  }

  @Test
  void growsNoFurtherThanIsAllowed() {
    AdaptiveWindow window = new AdaptiveWindow(20);

    succeed(window, 1000);

    assertThat(window.size()).isEqualTo(20);
  }

  @Test
  void isHalvedOnceForAllThatWasUnderWayTogether() {
    AdaptiveWindow window = new AdaptiveWindow(64);
    long started = System.nanoTime();

    window.cut(started);
    window.cut(started);

    assertThat(window.size()).isEqualTo(8);
  }

  @Test
  void isHalvedAgainByWhatBeganAfterTheLastCut() {
    AdaptiveWindow window = new AdaptiveWindow(64);

    window.cut(System.nanoTime());
    window.cut(System.nanoTime());

    assertThat(window.size()).isEqualTo(4);
  }

  @Test
  void isNeverLessThanOne() {
    AdaptiveWindow window = new AdaptiveWindow(64);
    for (int i = 0; i < 100; i++) {
      window.cut(System.nanoTime());
    }

    assertThat(window.size()).isEqualTo(1);
  }

  private static void succeed(AdaptiveWindow window, int times) {
    for (int i = 0; i < times; i++) {
      window.grow();
    }
  }
}
