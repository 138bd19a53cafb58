package io.intarsia.eval.detection.page;

import io.intarsia.data.dataset.ImportedDataset;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;

/** A split's pictures by their names. */
public final class SplitPictures {
  private final ImportedDataset dataset;
  private final Map<String, Long> records = new HashMap<>();

  /** Reads the names of a split's pictures. */
  public SplitPictures(ImportedDataset dataset, String split) throws IOException {
    this.dataset = dataset;
    for (long record : dataset.records(split)) {
      records.put(dataset.read(record).name(), record);
    }
  }

  /** A picture; empty where Java cannot decode it (such as a JPEG in CMYK) or there is none. */
  public Optional<BufferedImage> find(String name) throws IOException {
    Long record = records.get(name);
    if (record == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(ImageIO.read(dataset.read(record).bytes().newInput()));
    } catch (IIOException e) {
      return Optional.empty();
    }
  }

  /** A picture as the bytes of a JPEG. */
  static byte[] jpeg(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", bytes);
    return bytes.toByteArray();
  }
}
