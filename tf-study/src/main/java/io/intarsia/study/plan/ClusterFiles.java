package io.intarsia.study.plan;

import io.intarsia.core.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Scripts that hand the trials of a plan to a cluster, one index for each: a Kubernetes Indexed
 * Job, a SLURM array. Both need plan, data and launcher on a disk that all nodes see.
 *
 * @param plan the plan's directory, absolute
 * @param home directory of the launcher, absolute
 * @param trials number of trials
 * @param atATime trials that may run at the same time
 */
public record ClusterFiles(Path plan, Path home, int trials, int atATime) {

  /**
   * Writes {@code job.yaml}.
   *
   * @param image container image that holds the launcher at {@code /opt/intarsia}
   */
  public Path writeKubernetes(String image) throws IOException {
    return write(
        "job.yaml",
        """
        # kubectl apply -f job.yaml
        # The claim must hold the plan and its data sets at the paths that they have here.
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: intarsia-sweep
        spec:
          completionMode: Indexed
          completions: %d
          parallelism: %d
          backoffLimitPerIndex: 2
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: trial
                  image: "%s"
                  env:
                    - name: INTARSIA_SKIP_BUILD
                      value: "1"
                  command: ["/opt/intarsia/intarsia", "sweep", "run"]
                  args: ["--plan", "%s", "--index", "$(JOB_COMPLETION_INDEX)"]
                  volumeMounts:
                    - name: shared
                      mountPath: "%s"
              volumes:
                - name: shared
                  persistentVolumeClaim:
                    claimName: intarsia
        """
            .formatted(trials, atATime, image, plan, plan.getParent()));
  }

  /** Writes {@code array.sbatch}. */
  public Path writeSlurm() throws IOException {
    return write(
        "array.sbatch",
        """
        #!/usr/bin/env bash
        # sbatch array.sbatch
        #SBATCH --job-name=intarsia-sweep
        #SBATCH --array=0-%d%%%d
        #SBATCH --output=%s/slurm-%%a.log
        #SBATCH --signal=TERM@120
        set -euo pipefail
        export INTARSIA_SKIP_BUILD=1
        exec srun '%s/intarsia' sweep run --plan '%s' --index "$SLURM_ARRAY_TASK_ID"
        """
            .formatted(trials - 1, atATime, plan, home, plan));
  }

  private Path write(String name, String text) throws IOException {
    Path file = plan.resolve(name);
    AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    return file;
  }
}
