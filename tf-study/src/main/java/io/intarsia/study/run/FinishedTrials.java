package io.intarsia.study.run;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.proto.TrialResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Results of trials, a file {@code HASH.json} each; a trial whose file is there is done.
 *
 * @param path the directory, which may be under version control
 */
public record FinishedTrials(Path path) {
  private static final String JSON = ".json";

  /** Whether a trial is done. */
  public boolean contains(String hash) {
    return Files.exists(file(hash));
  }

  /** Writes a result, whole or not at all. */
  public void add(TrialResult result) throws IOException {
    Files.createDirectories(path);
    String json = JsonFormat.printer().preservingProtoFieldNames().print(result) + "\n";
    AtomicFiles.write(file(result.getTrial().getHash()), json.getBytes(StandardCharsets.UTF_8));
  }

  /** All results, by rising hash. */
  public List<TrialResult> all() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    List<TrialResult> results = new ArrayList<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.filter(each -> each.toString().endsWith(JSON)).sorted().toList()) {
        results.add(read(file));
      }
    }
    return results;
  }

  private static TrialResult read(Path file) throws IOException {
    TrialResult.Builder result = TrialResult.newBuilder();
    try {
      JsonFormat.parser().ignoringUnknownFields().merge(Files.readString(file), result);
    } catch (InvalidProtocolBufferException e) {
      throw new UserException("%s is no result of a trial: %s".formatted(file, e.getMessage()), e);
    }
    return result.build();
  }

  private Path file(String hash) {
    return path.resolve(hash + JSON);
  }
}
