package io.intarsia.core.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.proto.Provenance;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvenancesTest {

  @Test
  void namesCodeTensorFlowMachineDataAndSeed() {
    Provenance provenance = Provenances.ofRun(2, "abc", 7);

    // Tests run from classes, which no launcher has stamped; the build has filled in the rest.
    assertThat(provenance.getCode()).matches("\\d+\\.\\d+\\.\\d+\\+\\w+");
    assertThat(provenance.getTensorflow()).startsWith("2.16");
    assertThat(provenance.getMachine()).endsWith(", 2 threads");
    assertThat(provenance.getDataChecksum()).isEqualTo("abc");
    assertThat(provenance.getSeed()).isEqualTo(7);
    assertThat(provenance.hasStep()).isFalse();
  }

  @Test
  void machineListsVectorInstructionsOfTheFirstProcessorOnly() {
    List<String> cpuInfo =
        List.of(
            "processor\t: 0",
            "flags\t\t: fpu sse4_2 fma avx2 avx512f amx_bf16",
            "processor\t: 1",
            "flags\t\t: fpu avx");

    assertThat(Machine.instructionSets(cpuInfo))
        .containsExactly("amx_bf16", "avx2", "avx512f", "fma");
  }

  @Test
  void machineThatTellsNothingStillHasArchitectureAndThreads() {
    assertThat(new Machine("riscv64", List.of(), 4)).hasToString("riscv64, 4 threads");
  }
}
