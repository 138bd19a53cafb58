package io.intarsia.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.data.synthetic.SceneObject.Box;
import io.intarsia.data.synthetic.figures.Figure;
import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Draws;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** On a picture of 100 x 100 pixels, with figures that are squares filled to their edges. */
class LayersTest {
  private final Layers layers = new Layers(new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB));

  @Test
  void boxIsExactlyWhatWasPainted() {
    add(0.1, 0.7, 0.5);
    assertThat(layers.objects())
        .containsExactly(new SceneObject("square", new Box(10, 20, 60, 70), false, false));
  }

  @Test
  void boxOfAHiddenObjectShrinksToWhatIsSeen() {
    add(0.1, 0.7, 0.5);
    add(0.4, 0.8, 0.7);
    assertThat(layers.objects())
        .containsExactly(
            new SceneObject("square", new Box(10, 20, 40, 70), false, true),
            new SceneObject("square", new Box(40, 10, 100, 80), false, true));
  }

  @Test
  void mostlyHiddenIsDifficultAndWhollyHiddenIsNotMarked() {
    add(0.1, 0.7, 0.5);
    add(0.3, 0.7, 0.5);
    assertThat(layers.objects().get(0).difficult()).isTrue();
    add(0.1, 0.7, 0.5);
    assertThat(layers.objects()).hasSize(2);
  }

  @Test
  void smallIsDifficult() {
    add(0.1, 0.7, 0.1);
    assertThat(layers.objects().get(0).difficult()).isTrue();
  }

  @Test
  void objectOverTheEdgeIsTruncated() {
    add(-0.1, 0.7, 0.5);
    assertThat(layers.objects())
        .containsExactly(new SceneObject("square", new Box(0, 20, 40, 70), false, true));
  }

  private void add(double left, double foot, double height) {
    layers.add(new Placement(new Square(), left, foot, height, false), 1, new Draws(0, 0));
  }

  private record Square() implements Figure {
    @Override
    public String name() {
      return "square";
    }

    @Override
    public double aspect() {
      return 1;
    }

    @Override
    public double height() {
      return 1;
    }

    @Override
    public Habitat habitat() {
      return Habitat.GROUND;
    }

    @Override
    public void paint(Brush brush, Draws draws) {
      brush.fill(Brush.box(0, 0, 1, 1), Color.RED);
    }
  }
}
