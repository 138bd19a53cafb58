package io.intarsia.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFilesTest {
  @TempDir Path plan;

  @Test
  void everyIndexOfAJobIsATrial() throws IOException {
    ClusterFiles files = new ClusterFiles(plan, Path.of("/opt/intarsia"), 32, 4);
    assertThat(files.writeKubernetes("registry/intarsia:1"))
        .content()
        .contains(
            "completionMode: Indexed",
            "completions: 32",
            "parallelism: 4",
            "image: \"registry/intarsia:1\"",
            "args: [\"--plan\", \"%s\", \"--index\", \"$(JOB_COMPLETION_INDEX)\"]".formatted(plan));
    assertThat(files.writeSlurm())
        .content()
        .startsWith("#!/usr/bin/env bash\n")
        .contains(
            "--array=0-31%4",
            "slurm-%a.log",
            "'/opt/intarsia/intarsia' sweep run --plan '%s' --index \"$SLURM_ARRAY_TASK_ID\""
                .formatted(plan));
  }
}
