package io.intarsia.cli;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.progress.Progress;
import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar with rate and ETA on the terminal. */
final class TerminalProgress implements Progress {

  @Override
  @MustBeClosed
  public Task start(String label, long total, String unit) {
    return new Bar(
        new ProgressBarBuilder()
            .setTaskName(label)
            .setInitialMax(total)
            .setUnit(" " + unit, 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(500)
            .setSpeedUnit(ChronoUnit.SECONDS)
            .showSpeed()
            .build());
  }

  private record Bar(ProgressBar bar) implements Task {
    @Override
    public void at(long done) {
      bar.stepTo(done);
    }

    @Override
    public void note(String words) {
      bar.setExtraMessage(" " + words);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
