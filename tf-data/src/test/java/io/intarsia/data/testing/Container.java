package io.intarsia.data.testing;

import com.google.protobuf.ByteString;
import io.intarsia.core.files.TfRecordWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tensorflow.proto.BytesList;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.Features;

/** Every kind of source, with a way to make one of it. */
public enum Container {
  FOLDER {
    @Override
    public Path write(FileTree files, Path directory) throws IOException {
      return files.asFolder(directory.resolve("folder"));
    }
  },
  TAR {
    @Override
    public Path write(FileTree files, Path directory) throws IOException {
      return files.asTar(directory.resolve("archive.tar"));
    }
  },
  GZIPPED_TAR {
    @Override
    public Path write(FileTree files, Path directory) throws IOException {
      return files.asTar(directory.resolve("archive.tar.gz"));
    }
  },
  TEXT_LIST {
    @Override
    public Path write(FileTree files, Path directory) throws IOException {
      files.asFolder(directory.resolve("files"));
      return Files.write(
          directory.resolve("list.txt"), files.names().stream().map(n -> "files/" + n).toList());
    }
  },
  CSV_LIST {
    @Override
    public Path write(FileTree files, Path directory) throws IOException {
      Path folder = files.asFolder(directory.resolve("files")).toAbsolutePath();
      StringBuilder text = new StringBuilder("id,path\n");
      files.names().forEach(name -> text.append("7,\"" + folder + "/" + name + "\"\n"));
      return Files.writeString(directory.resolve("list.csv"), text);
    }
  },
  NPY_LIST {
    @Override
    public Path write(FileTree files, Path directory) throws IOException {
      files.asFolder(directory.resolve("files"));
      List<String> names = files.names().stream().map(n -> "files/" + n).toList();
      return Files.write(directory.resolve("list.npy"), npy(names));
    }
  },
  TFRECORD {
    @Override
    public Path write(FileTree files, Path directory) throws IOException {
      Path file = directory.resolve("pictures.tfrecord");
      try (TfRecordWriter writer = TfRecordWriter.open(file)) {
        for (String name : files.names()) {
          Features.Builder features = Features.newBuilder();
          features.putFeature("image/encoded", feature(ByteString.copyFrom(files.content(name))));
          features.putFeature("image/filename", feature(ByteString.copyFromUtf8(name)));
          writer.write(Example.newBuilder().setFeatures(features).build().toByteArray());
        }
      }
      return file;
    }
  };

  /** Writes the files into a directory and returns the source to name on the command line. */
  public abstract Path write(FileTree files, Path directory) throws IOException;

  private static Feature feature(ByteString value) {
    return Feature.newBuilder().setBytesList(BytesList.newBuilder().addValue(value)).build();
  }

  /** What {@code np.save} writes for an array of texts. */
  static byte[] npy(List<String> texts) {
    int width = texts.stream().mapToInt(String::length).max().orElse(1);
    String header =
        "{'descr': '<U%d', 'fortran_order': False, 'shape': (%d,), }"
            .formatted(width, texts.size());
    ByteBuffer file =
        ByteBuffer.allocate(128 + 4 * width * texts.size()).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 0x93).put("NUMPY\1\0".getBytes(StandardCharsets.US_ASCII));
    file.putShort((short) 118);
    file.put(String.format(Locale.ROOT, "%-117s\n", header).getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < texts.size(); i++) {
      file.position(128 + 4 * width * i);
      file.put(texts.get(i).getBytes(Charset.forName("UTF-32LE")));
    }
    return file.array();
  }
}
