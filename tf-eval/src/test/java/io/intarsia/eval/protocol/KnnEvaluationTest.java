package io.intarsia.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.KnnConfig;
import io.intarsia.proto.SubjectKind;
import io.intarsia.proto.SubjectScores;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole evaluation of a tiny network on class folders of one colour each. */
class KnnEvaluationTest {
  @TempDir Path folder;

  private static EvaluationConfig config(int k) {
    return Configs.resolve(ColourFolders.config().setKnn(KnnConfig.newBuilder().setK(k)).build());
  }

  @Test
  void theNearestPictureHasTheSameColour() throws IOException {
    ColourFolders colours = ColourFolders.make(folder);
    ImportedDataset data = ImportedDataset.open(colours.data());
    EvaluationReport report =
        KnnEvaluation.of(config(1), data, Progress.silent())
            .run(colours.model(), new Evaluation.Place(folder));
    assertThat(report.getSubjectsList())
        .extracting(SubjectScores::getKind)
        .containsExactly(SubjectKind.TRAINED, SubjectKind.RANDOM_TWIN);
    assertThat(report.getSubjects(0).getLayers(0).getScore()).isEqualTo(1);
    assertThat(report.getMetric()).isEqualTo("accuracy over 3 classes");
    assertThatThrownBy(() -> KnnEvaluation.of(config(13), data, Progress.silent()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("knn.k: 13 neighbours among the 12 images");
  }
}
