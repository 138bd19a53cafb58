package io.intarsia.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.VariableRole;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.testing.LeakAssertion;
import io.intarsia.proto.CheckpointManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Saved, restored, damaged: what comes back, and what is said where it does not. */
@ExtendWith(LeakAssertion.class)
class CheckpointTest {
  private static final Map<String, Shape> NETWORK =
      Map.of("res2/0/kernel", Shape.of(2, 3), "head/bias", Shape.of(4));

  @TempDir Path directory;

  @Test
  void valuesComeBackUnderTheirPublicNames() throws IOException {
    Checkpoint saved = save(7, 1.5f);
    assertThat(saved.variables().keySet()).containsExactlyInAnyOrderElementsOf(NETWORK.keySet());
    with(
        NETWORK,
        0,
        network -> {
          network.checkpoint().restore(network.session(), saved);
          assertThat(network.valueOf("res2/0/kernel")).isEqualTo(1.5f);
          assertThat(network.valueOf("head/bias")).isEqualTo(1.5f);
        });
  }

  @Test
  void theSameValuesGiveTheSameBytes() throws IOException {
    Checkpoint one = save(7, 1.5f);
    Checkpoint other = save(8, 1.5f);
    assertThat(one.manifest().getFilesList()).isEqualTo(other.manifest().getFilesList());
  }

  @Test
  void aPartIsRestoredAndTheRestReported() throws IOException {
    Checkpoint saved = save(7, 1.5f);
    Map<String, Shape> transfer =
        Map.of("res2/0/kernel", Shape.of(2, 3), "probe/kernel", Shape.of(5));
    with(
        transfer,
        9,
        network -> {
          RestoreReport report =
              network
                  .checkpoint()
                  .restoreMatching(network.session(), saved, name -> name.startsWith("res"));
          assertThat(report.matched()).containsExactly("res2/0/kernel");
          assertThat(report.missing()).containsExactly("probe/kernel");
          assertThat(report.unused()).containsExactly("head/bias");
          assertThat(report.summary())
              .isEqualTo(
                  "1 variables restored; 1 missing there (probe/kernel);"
                      + " 1 unused (head/bias)");
          assertThat(network.valueOf("res2/0/kernel")).isEqualTo(1.5f);
          assertThat(network.valueOf("probe/kernel")).isEqualTo(9f);
        });
  }

  @Test
  void anotherNetworkIsRefusedByName() throws IOException {
    Checkpoint saved = save(7, 1.5f);
    with(
        Map.of("res2/0/kernel", Shape.of(2, 3)),
        0,
        network ->
            assertThatThrownBy(() -> network.checkpoint().restore(network.session(), saved))
                .isInstanceOf(CheckpointException.OtherGraph.class)
                .hasMessageContaining("head/bias"));
    with(
        Map.of("res2/0/kernel", Shape.of(3, 2), "head/bias", Shape.of(4)),
        0,
        network ->
            assertThatThrownBy(() -> network.checkpoint().restore(network.session(), saved))
                .isInstanceOf(CheckpointException.OtherGraph.class)
                .hasMessageContaining("res2/0/kernel has shape [2, 3] there and [3, 2] here"));
  }

  @Test
  void everyFlippedByteIsFound() throws IOException {
    Checkpoint saved = save(7, 1.5f);
    for (Path file : files(saved.directory())) {
      byte[] intact = Files.readAllBytes(file);
      for (int at = 0; at < intact.length; at += Math.max(1, intact.length / 37)) {
        byte[] damaged = intact.clone();
        damaged[at] ^= 4;
        Files.write(file, damaged);
        assertThatThrownBy(() -> Checkpoint.open(saved.directory()))
            .as("%s, byte %d", file, at)
            .isInstanceOf(CheckpointException.Corrupt.class)
            .hasMessageContaining(file.getFileName().toString());
      }
      Files.write(file, intact);
    }
    assertThat(Checkpoint.open(saved.directory()).step()).isEqualTo(7);
  }

  @Test
  void aShortOrMissingFileIsFound() throws IOException {
    Checkpoint saved = save(7, 1.5f);
    Path data = saved.directory().resolve("variables.data-00000-of-00001");
    byte[] intact = Files.readAllBytes(data);
    Files.write(data, java.util.Arrays.copyOf(intact, intact.length - 1));
    assertThatThrownBy(() -> Checkpoint.open(saved.directory()))
        .isInstanceOf(CheckpointException.Corrupt.class)
        .hasMessageContaining("has 39 bytes, the manifest says 40");
    Files.delete(data);
    assertThatThrownBy(() -> Checkpoint.open(saved.directory()))
        .isInstanceOf(CheckpointException.Corrupt.class)
        .hasMessageContaining("is missing");
  }

  @Test
  void nothingIsNotCorruptButMissing() {
    assertThatThrownBy(() -> Checkpoint.open(directory))
        .isInstanceOf(CheckpointException.Missing.class);
  }

  @Test
  void aLaterLayoutIsNamedAsSuch() throws IOException {
    CheckpointManifest later = CheckpointManifest.newBuilder().setFormat(2).build();
    ManifestFile.write(directory, later);
    assertThatThrownBy(() -> Checkpoint.open(directory))
        .isInstanceOf(CheckpointException.TooNew.class)
        .hasMessageContaining("format 2, this Intarsia reads up to 1");
  }

  @Test
  void theLastAndTheBestAreKeptAndLeftoversRemoved() throws IOException {
    CheckpointStore store = new CheckpointStore(directory);
    for (int step = 9; step <= 12; step++) {
      save(step, step);
    }
    Path partial = Files.createDirectory(directory.resolve(".checkpoint-13.partial"));
    Files.createFile(partial.resolve("variables.index"));

    assertThat(store.steps()).containsExactly(9L, 10L, 11L, 12L);
    store.removePartials();
    store.keep(2, OptionalLong.of(9));

    assertThat(store.steps()).containsExactly(9L, 11L, 12L);
    assertThat(store.latest().orElseThrow().step()).isEqualTo(12);
    assertThat(files(directory)).hasSize(3);
  }

  private record Network(Variables variables, CheckpointGraph checkpoint, GraphSession session) {
    float valueOf(String name) {
      return session.fetch(
          Map.of(),
          List.of(Objects.requireNonNull(variables.find(name)).value()),
          List.of(),
          result -> ((TFloat32) result.get(0)).scalars().iterator().next().getFloat());
    }
  }

  /** Opens a network whose variables all start at one value. */
  private static void with(Map<String, Shape> shapes, float value, Consumer<Network> action) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variables variables = new Variables(tf, 0);
      shapes.forEach(
          (name, shape) ->
              variables.get(name, shape, VariableRole.KERNEL, new Initializer.Constant(value)));
      CheckpointGraph checkpoint = CheckpointGraph.build(tf, variables);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        session.run(variables.entries().stream().map(Variables.Entry::initialize).toList());
        action.accept(new Network(variables, checkpoint, session));
      }
    }
  }

  private Checkpoint save(long step, float value) throws IOException {
    CheckpointManifest facts = CheckpointManifest.newBuilder().setStep(step).build();
    CheckpointStore store = new CheckpointStore(directory);
    with(
        NETWORK,
        value,
        network -> {
          try {
            store.write(network.checkpoint(), network.session(), facts);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    return store.at(step);
  }

  private static List<Path> files(Path place) throws IOException {
    try (var files = Files.list(place)) {
      return files.sorted().toList();
    }
  }
}
