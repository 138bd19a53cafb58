package io.intarsia.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneSheetTest {
  @Test
  void holdsEveryColumnAndRow(@TempDir Path temp) throws IOException {
    Path file = temp.resolve("sheet.jpg");
    SceneSheet.write(file, 1, 0, 3, 2);
    BufferedImage sheet = ImageIO.read(file.toFile());
    assertThat(sheet.getWidth()).isEqualTo(3 * 160 + 2 * 4);
    assertThat(sheet.getHeight()).isEqualTo(2 * 120 + 4);
  }
}
