package io.intarsia.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.data.synthetic.SceneObject.Box;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SceneGeneratorTest {
  private static final long SEED = 7;
  private static final int SCENES = 150;

  @Test
  void sameSeedAndIndexGiveTheSameBytesInAnyOrderOnAnyThread() {
    List<byte[]> forwards =
        IntStream.range(0, 12).mapToObj(i -> Jpeg.encode(scene(i).picture())).toList();
    List<byte[]> parallel =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(i -> Jpeg.encode(scene(11 - i).picture()))
            .toList();
    for (int i = 0; i < 12; i++) {
      assertThat(parallel.get(11 - i)).isEqualTo(forwards.get(i));
    }
  }

  @Test
  void otherSeedsAndIndicesGiveOtherPictures() {
    Set<List<Byte>> pictures = new HashSet<>();
    for (long seed = 0; seed < 4; seed++) {
      for (long index = 0; index < 4; index++) {
        byte[] bytes = Jpeg.encode(new SceneGenerator(seed).scene(index).picture());
        pictures.add(IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList());
      }
    }
    assertThat(pictures).hasSize(16);
  }

  @Test
  void boxesLieInsideThePictureAndHoldWhatIsMarked() {
    for (long index = 0; index < SCENES; index++) {
      Scene scene = scene(index);
      assertThat(scene.objects()).hasSizeBetween(1, 4);
      for (SceneObject object : scene.objects()) {
        Box box = object.box();
        assertThat(box.right()).isLessThanOrEqualTo(scene.picture().getWidth());
        assertThat(box.bottom()).isLessThanOrEqualTo(scene.picture().getHeight());
      }
    }
  }

  @Test
  void everyClassAndBothFlagsAppear() {
    List<SceneObject> objects =
        LongStream.range(0, SCENES).boxed().flatMap(i -> scene(i).objects().stream()).toList();
    assertThat(objects.stream().map(SceneObject::name))
        .containsAll(VocFormat.classes())
        .isSubsetOf(VocFormat.classes());
    assertThat(objects.stream().filter(SceneObject::difficult).count())
        .isBetween(1L, objects.size() / 3L);
    assertThat(objects.stream().filter(SceneObject::truncated).count())
        .isBetween(1L, objects.size() / 2L);
  }

  private static Scene scene(long index) {
    return new SceneGenerator(SEED).scene(index);
  }
}
