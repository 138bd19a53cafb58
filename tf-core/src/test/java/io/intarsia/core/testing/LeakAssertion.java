package io.intarsia.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tensorflow.Graph;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/**
 * Fails a test that leaves native memory behind: {@code @ExtendWith(LeakAssertion.class)}. Counts
 * the native objects that JavaCPP tracks before and after; garbage of earlier tests is collected
 * first, and what TensorFlow keeps for the whole process is created, so that only the test's own
 * count.
 */
public final class LeakAssertion implements BeforeEachCallback, AfterEachCallback {
  private static final int COLLECTIONS = 3;
  private long before;

  @Override
  public void beforeEach(ExtensionContext context) throws InterruptedException {
    createWhatLivesAsLongAsTheProcess();
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Thread.sleep(50);
    }
    before = Pointer.totalCount();
  }

  private static void createWhatLivesAsLongAsTheProcess() {
    try (Graph graph = new Graph()) {
      List<Op> zero = List.of(Ops.create(graph).constant(0));
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        session.run(zero);
      }
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertThat(Pointer.totalCount() - before)
        .as("native objects that %s left open", context.getDisplayName())
        .isLessThanOrEqualTo(0);
  }
}
