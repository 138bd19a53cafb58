package io.intarsia.data.input;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.data.dataset.ImportedDataset;
import java.io.IOException;
import java.nio.file.Path;
import org.tensorflow.Graph;

/** A program of its own: prints the checksum of the first batch of a data set's small puzzle. */
final class FirstBatch {
  private FirstBatch() {}

  public static void main(String[] args) throws IOException {
    System.out.println(checksum(ImportedDataset.open(Path.of(args[0]))));
  }

  static long checksum(ImportedDataset dataset) {
    PretextInput input = new PretextInput(Batches.smallPuzzle().build(), dataset);
    try (Graph graph = new Graph()) {
      InputGraph stream = input.training(graph, Workers.alone());
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        stream.start(session, 0);
        return stream.nextChecksum(session);
      }
    }
  }
}
