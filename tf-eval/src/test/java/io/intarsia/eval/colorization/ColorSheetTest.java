package io.intarsia.eval.colorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ColorSheetTest {
  @Test
  void greyHasTheLuminanceOfTheColor() {
    // 1.055 * 0.212671^(1/2.4) - 0.055 = 0.4984; 0.71516 gives 0.8625, 0.072169 gives 0.2979.
    assertThat(Grey.level(0xff0000)).isEqualTo(127);
    assertThat(Grey.level(0x00ff00)).isEqualTo(220);
    assertThat(Grey.level(0x0000ff)).isEqualTo(76);
    assertThat(Grey.level(0x404040)).isEqualTo(0x40);
    assertThat(Grey.level(0)).isZero();
  }

  @Test
  void eachPictureStandsInThrees() {
    ColorSheet sheet = new ColorSheet();
    sheet.add(filled(0x0000ff), filled(0xff0000));
    BufferedImage drawn = sheet.draw();
    assertThat(drawn.getRGB(86, 98) & 0xffffff).isEqualTo(127 * 0x010101);
    assertThat(drawn.getRGB(86 + 166, 98) & 0xffffff).isEqualTo(0x0000ff);
    assertThat(drawn.getRGB(86 + 2 * 166, 98) & 0xffffff).isEqualTo(0xff0000);
  }

  private static BufferedImage filled(int rgb) {
    BufferedImage picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 40 * 40; i++) {
      picture.setRGB(i % 40, i / 40, rgb);
    }
    return picture;
  }
}
