package io.intarsia.data.input;

import com.google.protobuf.ByteString;
import com.google.protobuf.TextFormat;
import io.intarsia.core.files.Npy;
import io.intarsia.core.files.TfRecordWriter;
import io.intarsia.data.dataset.DatasetFiles;
import io.intarsia.data.dataset.ImageRecord;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.Annotation;
import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.Shard;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Small data sets of pictures made by formula, named {@code picture-0}, {@code picture-1} ... */
final class TestDataset {
  private static final int RECORDS_PER_SHARD = 5;

  private TestDataset() {}

  /** A data set of pictures that are all different, of sides 40 to 70, as PNG. */
  static ImportedDataset of(Path directory, int records) throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      pictures.add(encode(picture(40 + i * 7 % 31, 40 + i * 11 % 31, i), "png"));
    }
    return write(directory, pictures);
  }

  /** A data set of given pictures. */
  static ImportedDataset write(Path directory, List<byte[]> pictures) throws IOException {
    Files.createDirectories(directory);
    DatasetManifest.Builder manifest =
        DatasetManifest.newBuilder().setFormat(1).setImages(pictures.size());
    long[] index = new long[2 * pictures.size()];
    for (int first = 0; first < pictures.size(); first += RECORDS_PER_SHARD) {
      int shard = manifest.getShardsCount();
      Path file = directory.resolve(DatasetFiles.shard(shard));
      int end = Math.min(pictures.size(), first + RECORDS_PER_SHARD);
      try (TfRecordWriter writer = TfRecordWriter.open(file)) {
        for (int i = first; i < end; i++) {
          index[2 * i] = shard;
          index[2 * i + 1] = writer.write(example("picture-" + i, pictures.get(i)));
        }
      }
      manifest.addShards(
          Shard.newBuilder()
              .setFile(DatasetFiles.shard(shard))
              .setImages(end - first)
              .setBytes(Files.size(file)));
    }
    Npy.write(directory.resolve(DatasetFiles.OFFSETS), List.of((long) pictures.size(), 2L), index);
    Files.writeString(
        directory.resolve(DatasetFiles.MANIFEST), TextFormat.printer().printToString(manifest));
    return ImportedDataset.open(directory);
  }

  private static byte[] example(String name, byte[] picture) {
    return new ImageRecord(name, ByteString.copyFrom(picture), Annotation.getDefaultInstance())
        .toExample();
  }

  /** Waves and edges that differ in each channel, and with {@code variant}. */
  static BufferedImage picture(int width, int height, int variant) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = (int) (127 + 120 * Math.sin(0.31 * x + 0.17 * y + variant));
        int green = (int) (127 + 120 * Math.cos(0.23 * x - 0.29 * y + 2 * variant));
        int blue = (x / 5 + y / 7 + variant) % 2 == 0 ? 30 : 220;
        image.setRGB(x, y, (red << 16) | (green << 8) | blue);
      }
    }
    return image;
  }

  static byte[] encode(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, bytes)) {
      throw new IOException("no writer for " + format);
    }
    return bytes.toByteArray();
  }
}
