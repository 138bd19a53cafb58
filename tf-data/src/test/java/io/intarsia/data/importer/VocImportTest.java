package io.intarsia.data.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.testing.FileTree;
import io.intarsia.data.testing.Imports;
import io.intarsia.data.testing.VocTree;
import io.intarsia.proto.Annotation;
import io.intarsia.proto.Labelling;
import io.intarsia.proto.ObjectBox;
import io.intarsia.proto.RejectReason;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocImportTest {
  @TempDir Path directory;
  private Path out;

  @BeforeEach
  void nameTheOutput() {
    out = directory.resolve("out");
  }

  @Test
  void oneYearKeepsOfficialIdsSplitsLabelsAndBoxes() throws IOException {
    FileTree kit = VocTree.year("VOC2007", "000005", "000006");
    ImportedDataset dataset = Imports.run(out, kit.asTar(directory.resolve("voc.tar")));

    assertThat(dataset.manifest().getLabelling()).isEqualTo(Labelling.MULTI_LABEL);
    assertThat(dataset.manifest().getClassesList()).containsExactly("cat", "dog");
    assertThat(Imports.names(dataset)).containsExactly("000005", "000006");
    assertThat(Imports.names(dataset, "trainval")).containsExactly("000005");
    assertThat(Imports.names(dataset, "test")).containsExactly("000006");
    assertThat(dataset.read(0).annotation().getLabelsList()).containsExactly(1, 0);
    assertThat(dataset.read(1).annotation().getLabelsList()).containsExactly(0, -1);
    assertThat(dataset.read(1).annotation().getObjectsList())
        .containsExactly(
            ObjectBox.newBuilder()
                .setLabel(1)
                .setXMin(0)
                .setYMin(1)
                .setXMax(30)
                .setYMax(20.5f)
                .setDifficult(true)
                .setTruncated(true)
                .setPose("Left")
                .build());
    assertThat(dataset.manifest().getSplitsList())
        .anySatisfy(
            split -> {
              assertThat(split.getName()).isEqualTo("trainval");
              assertThat(split.getClassImagesList()).containsExactly(1L, 0L);
            });
    assertThat(dataset.manifest().getRejectsCount()).isZero();
  }

  @Test
  void severalYearsArePrefixedAndShareTheirSplits() throws IOException {
    FileTree kit = VocTree.year("VOC2007", "000005", "000006");
    VocTree.addYear(kit, "VOC2012", "2008_000001", "2008_000002");
    ImportedDataset dataset = Imports.run(out, kit.asFolder(directory.resolve("kit")));

    assertThat(Imports.names(dataset))
        .containsExactly("2007/000005", "2007/000006", "2012/2008_000001", "2012/2008_000002");
    assertThat(Imports.names(dataset, "trainval"))
        .containsExactly("2007/000005", "2012/2008_000001");
    assertThat(Imports.names(dataset, "2012/trainval")).containsExactly("2012/2008_000001");
  }

  @Test
  void archivesOfOneYearCompleteEachOther() throws IOException {
    FileTree trainval = VocTree.year("VOC2007", "000005", "000006");
    FileTree test = new FileTree();
    String root = "VOCdevkit/VOC2007/";
    for (String name : trainval.names()) {
      if (name.contains("000006") || name.contains("test.txt")) {
        test.with(name, trainval.content(name));
      }
    }
    trainval
        .without(root + "JPEGImages/000006.jpg")
        .without(root + "Annotations/000006.xml")
        .without(root + "ImageSets/Main/test.txt");

    ImportedDataset dataset =
        Imports.run(
            out,
            trainval.asTar(directory.resolve("trainval.tar")),
            test.asTar(directory.resolve("test.tar")));

    assertThat(Imports.names(dataset, "trainval")).containsExactly("000005");
    assertThat(Imports.names(dataset, "test")).containsExactly("000006");
  }

  @Test
  void withoutListsTheLabelsFollowFromTheBoxes() throws IOException {
    FileTree kit = VocTree.year("VOC2007", "a", "b");
    kit.names().stream().filter(name -> name.contains("ImageSets")).forEach(kit::without);
    ImportedDataset dataset = Imports.run(out, kit.asFolder(directory.resolve("kit")));

    assertThat(Imports.records(dataset))
        .extracting(record -> record.annotation().getLabelsList().toString())
        .containsExactly("[1, 0]", "[0, -1]");
  }

  @Test
  void missingPicturesAndDamagedAnnotationsAreNamed() throws IOException {
    String root = "VOCdevkit/VOC2007/";
    FileTree kit =
        VocTree.year("VOC2007", "000005", "000006")
            .with(root + "ImageSets/Main/trainval.txt", "000005\n000099\n")
            .with(root + "Annotations/000006.xml", "<annotation><object>");
    ImportedDataset dataset = Imports.run(out, kit.asTar(directory.resolve("voc.tar")));

    assertThat(Imports.names(dataset)).containsExactly("000005");
    assertThat(dataset.manifest().getRejectsList())
        .extracting(reject -> reject.getName() + " " + reject.getReason())
        .containsExactly(
            root + "JPEGImages/000006.jpg " + RejectReason.CORRUPT,
            "000099 " + RejectReason.MISSING);
  }

  @Test
  void anAnnotationOpensNoOtherFile() throws IOException {
    String hostile =
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + VocTree.annotation("&x;", 0);
    FileTree kit =
        VocTree.year("VOC2007", "000005", "000006")
            .with("VOCdevkit/VOC2007/Annotations/000006.xml", hostile);
    ImportedDataset dataset = Imports.run(out, kit.asTar(directory.resolve("voc.tar")));

    assertThat(dataset.manifest().getRejects(0).getReason()).isEqualTo(RejectReason.CORRUPT);
    assertThat(dataset.manifest().getRejects(0).getDetail()).contains("DOCTYPE");
  }

  @Test
  void listsAreBelievedWhereBoxesContradictThem() throws IOException {
    FileTree kit =
        VocTree.year("VOC2007", "000005", "000006")
            .with("VOCdevkit/VOC2007/ImageSets/Main/dog_trainval.txt", "000005  1\n");
    ImportedDataset dataset = Imports.run(out, kit.asTar(directory.resolve("voc.tar")));

    Annotation first = dataset.read(0).annotation();
    assertThat(first.getLabelsList()).containsExactly(1, 1);
    assertThat(first.getObjectsCount()).isEqualTo(1);
  }
}
