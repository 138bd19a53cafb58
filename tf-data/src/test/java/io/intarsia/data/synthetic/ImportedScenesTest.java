package io.intarsia.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImageRecord;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.importer.ImportRequest;
import io.intarsia.data.importer.Importer;
import io.intarsia.data.synthetic.SceneObject.Box;
import io.intarsia.proto.ObjectBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedScenesTest {
  private static final long SEED = 11;
  private static final int SCENES = 24;

  @Test
  void importKeepsBoxesFlagsAndSplits(@TempDir Path temp) throws IOException {
    new VocFolder(SEED, 0, SCENES).write(temp.resolve("scenes"), Progress.silent());
    Importer.run(
        ImportRequest.of(List.of(temp.resolve("scenes")), temp.resolve("data")), Progress.silent());
    ImportedDataset dataset = ImportedDataset.open(temp.resolve("data"));
    List<String> classes = dataset.manifest().getClassesList();
    assertThat(dataset.size()).isEqualTo(SCENES);
    assertThat(classes).containsExactlyElementsOf(VocFormat.classes());
    assertThat(dataset.records("trainval")).hasSize(SCENES / 2);
    assertThat(dataset.records("test")).hasSize(SCENES / 2);
    SceneGenerator generator = new SceneGenerator(SEED);
    for (int i = 0; i < SCENES; i++) {
      ImageRecord record = dataset.read(i);
      assertThat(
              record.annotation().getObjectsList().stream()
                  .map(object -> sceneObject(object, classes)))
          .containsExactlyElementsOf(generator.scene(i).objects());
    }
  }

  private static SceneObject sceneObject(ObjectBox object, List<String> classes) {
    Box box =
        new Box(
            (int) object.getXMin(),
            (int) object.getYMin(),
            (int) object.getXMax(),
            (int) object.getYMax());
    return new SceneObject(
        classes.get(object.getLabel()), box, object.getDifficult(), object.getTruncated());
  }
}
