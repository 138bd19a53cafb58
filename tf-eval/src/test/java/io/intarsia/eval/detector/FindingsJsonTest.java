package io.intarsia.eval.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.boxes.Box;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsJsonTest {
  private static final Finding CAR = new Finding("car", 0.5f, new Box(20, 30, 60, 70));

  @Test
  void aFindingIsAnObjectOnALineOfItsOwn() {
    Map<String, List<Finding>> findings = new LinkedHashMap<>();
    findings.put("a.jpg", List.of(CAR, new Finding("cat", 0.25f, new Box(0, 0, 1, 2))));
    findings.put("b.jpg", List.of());
    assertThat(FindingsJson.write(findings))
        .isEqualTo(
            """
            [{"image":"a.jpg","category":"car","score":0.5,"box":[20.0,30.0,60.0,70.0]},
            {"image":"a.jpg","category":"cat","score":0.25,"box":[0.0,0.0,1.0,2.0]}]
            """);
  }
}
