package io.intarsia.train.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.checkpoint.CheckpointGraph;
import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.VariableRole;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.BestCheckpoint;
import io.intarsia.proto.CheckpointManifest;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import io.intarsia.train.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class RunExportTest {
  private static final SessionOptions OPTIONS = SessionOptions.defaults();
  private static final String KERNEL = "backbone/conv1/kernel";

  @TempDir Path directory;

  private RunDirectory run() {
    return new RunDirectory(directory.resolve("run"));
  }

  private ModelRepository repository() {
    return new ModelRepository(directory.resolve("saved-models"));
  }

  private static ExperimentConfig experiment(int depth) {
    BackboneConfig backbone =
        Backbones.named("resnet" + depth).toBuilder().setWidth(0.0625).build();
    return Configs.resolve(ExperimentConfig.newBuilder().setBackbone(backbone).build());
  }

  /** A run with two checkpoints of a ResNet-18, a head and a slot; the first is the best. */
  @BeforeEach
  void train() throws IOException {
    ExperimentConfig experiment = experiment(18);
    run().create("", experiment, Provenance.getDefaultInstance());
    writeCheckpoint(experiment, 10);
    writeCheckpoint(experiment, 20);
  }

  private void writeCheckpoint(ExperimentConfig says, long step) throws IOException {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variables variables = new Variables(tf, step);
      Operand<TFloat32> pictures = tf.zeros(tf.array(1, 32, 32, 3), TFloat32.class);
      Backbones.create(experiment(18).getBackbone())
          .build(new Net(tf, variables, Mode.INFERENCE, "backbone"), pictures);
      variables.get("head/kernel", Shape.of(2), VariableRole.KERNEL, Initializer.ones());
      variables.get(
          "optimizer/momentum/" + KERNEL, Shape.of(2), VariableRole.SLOT, Initializer.ones());
      CheckpointGraph checkpoint = CheckpointGraph.build(tf, variables);
      try (GraphSession session = GraphSession.open(graph, OPTIONS)) {
        session.run(variables.entries().stream().map(Variables.Entry::initialize).toList());
        run().checkpoints().write(checkpoint, session, manifest(says, step));
      }
    }
  }

  private static CheckpointManifest manifest(ExperimentConfig says, long step) {
    return CheckpointManifest.newBuilder()
        .setStep(step)
        .setResolved(says)
        .setProvenance(Provenance.newBuilder().setDataChecksum("abc"))
        .setBest(BestCheckpoint.newBuilder().setStep(10))
        .build();
  }

  private Path export(String choice) throws IOException {
    return RunExport.publish(
        run(), CheckpointChoice.parse(choice).find(run()), repository(), "m", OPTIONS);
  }

  private static float firstWeight(Path version) throws IOException {
    try (LoadedModel model = LoadedModel.load(version, OPTIONS)) {
      return Objects.requireNonNull(model.variables().get(KERNEL)).getFloat(0, 0, 0, 0);
    }
  }

  @Test
  void checkpointIsChosenByScoreAgeOrStep() throws IOException {
    float best = firstWeight(export("best"));
    float last = firstWeight(export("last"));

    assertThat(firstWeight(export("10"))).isEqualTo(best).isNotEqualTo(last);
    assertThat(firstWeight(export("20"))).isEqualTo(last);
    assertThat(repository().versions("m")).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void headAndOptimizerStayBehind() throws IOException {
    assertThat(SavedModelDirectory.read(export("last")).variables())
        .isNotEmpty()
        .allMatch(variable -> variable.name().startsWith("backbone/"));
  }

  @Test
  void versionSaysWhereItComesFrom() throws IOException {
    SavedModelDirectory model = SavedModelDirectory.read(export("best"));

    assertThat(model.resolved()).contains(experiment(18));
    assertThat(model.provenance())
        .contains(Provenance.newBuilder().setDataChecksum("abc").setStep(10).build());
  }

  @Test
  void checkpointOfAnotherBackboneThanItsConfigIsRefused() throws IOException {
    writeCheckpoint(experiment(34), 30);

    assertThatThrownBy(() -> export("30"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("backbone/res2/2/conv1/kernel");
    assertThat(repository().versions("m")).isEmpty();
  }

  @Test
  void unknownChoiceIsTheUsersMistake() {
    assertThatThrownBy(() -> export("newest"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("best, last or a step");
    assertThatThrownBy(() -> export("15"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("[10, 20]");
  }
}
