package io.intarsia.eval.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.boxes.Box;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrawnFindingsTest {
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

  @Test
  void aBoxIsDrawnAroundTheObjectAndNotIntoTheOriginal() {
    BufferedImage picture = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
    BufferedImage drawn = new BoxPainter(List.of("cat", "car")).draw(picture, List.of(CAR));
    assertThat(new Color(drawn.getRGB(60, 50))).isNotEqualTo(Color.BLACK);
    assertThat(new Color(drawn.getRGB(40, 50))).isEqualTo(Color.BLACK);
    assertThat(new Color(picture.getRGB(60, 50))).isEqualTo(Color.BLACK);
  }
}
