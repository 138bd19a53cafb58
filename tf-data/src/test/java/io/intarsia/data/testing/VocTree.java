package io.intarsia.data.testing;

/** A small PASCAL VOC development kit: two pictures a year, a cat and a difficult dog. */
public final class VocTree {
  private VocTree() {}

  /** One year below {@code VOCdevkit}; {@code firstId} is in trainval, {@code secondId} in test. */
  public static FileTree year(String year, String firstId, String secondId) {
    return addYear(new FileTree(), year, firstId, secondId);
  }

  /** Adds a year to a kit. */
  public static FileTree addYear(FileTree kit, String year, String firstId, String secondId) {
    String root = "VOCdevkit/" + year + "/";
    return kit.with(root + "JPEGImages/" + firstId + ".jpg", Pictures.jpeg(30, 20, 1))
        .with(root + "Annotations/" + firstId + ".xml", annotation("cat", 0))
        .with(root + "JPEGImages/" + secondId + ".jpg", Pictures.jpeg(30, 20, 2))
        .with(root + "Annotations/" + secondId + ".xml", annotation("dog", 1))
        .with(root + "SegmentationClass/" + firstId + ".png", Pictures.png(30, 20, 3))
        .with(root + "ImageSets/Main/trainval.txt", firstId + "\n")
        .with(root + "ImageSets/Main/test.txt", secondId + "\n")
        .with(root + "ImageSets/Main/cat_trainval.txt", firstId + "  1\n")
        .with(root + "ImageSets/Main/dog_trainval.txt", firstId + " -1\n")
        .with(root + "ImageSets/Main/cat_test.txt", secondId + " -1\n")
        .with(root + "ImageSets/Main/dog_test.txt", secondId + "  0\n");
  }

  /** An annotation file with one object and, inside it, a part that is no object. */
  public static String annotation(String className, int difficult) {
    return """
        <annotation><size><width>30</width></size>
          <object>
            <name>%s</name><pose>Left</pose><truncated>1</truncated><difficult>%d</difficult>
            <part><name>head</name><bndbox><xmin>9</xmin></bndbox></part>
            <bndbox><xmin>1</xmin><ymin>2</ymin><xmax>30</xmax><ymax>20.5</ymax></bndbox>
          </object>
        </annotation>
        """
        .formatted(className, difficult);
  }
}
