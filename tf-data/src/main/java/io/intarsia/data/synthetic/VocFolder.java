package io.intarsia.data.synthetic;

import io.intarsia.core.UserException;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Writes scenes as PASCAL VOC's development kit lays them out: {@code VOCdevkit/VOC2007} with
 * {@code JPEGImages}, {@code Annotations} and {@code ImageSets/Main}. Of every four scenes the
 * first is in {@code train}, the second in {@code val}, the others in {@code test}; {@code
 * trainval} joins the first two. The same order and counts give the same bytes.
 */
public final class VocFolder {
  private static final int CYCLE = 4;

  private final SceneGenerator generator;
  private final long first;
  private final int images;

  /**
   * So many scenes of a seed.
   *
   * @param first number of the first one; two folders with other numbers share no scene
   */
  public VocFolder(long seed, long first, int images) {
    if (first < 0 || images < 1) {
      throw new IllegalArgumentException(
          "a folder needs a first scene from 0 and at least 1 scene, got %d and %d"
              .formatted(first, images));
    }
    this.generator = new SceneGenerator(seed);
    this.first = first;
    this.images = images;
  }

  /**
   * Paints and writes the scenes on all processors; the folder appears whole or not at all.
   *
   * @return how many objects of each class are in them, by name
   * @throws UserException if {@code out} exists
   */
  public Map<String, Long> write(Path out, Progress progress) throws IOException {
    if (Files.exists(out)) {
      throw new UserException("%s exists already: choose another folder".formatted(out));
    }
    Path partial = AtomicFiles.newPartial(out.toAbsolutePath());
    Path root = partial.resolve("VOCdevkit").resolve("VOC2007");
    Files.createDirectories(root.resolve("JPEGImages"));
    Files.createDirectories(root.resolve("Annotations"));
    List<List<SceneObject>> objects = writeScenes(root, progress);
    writeLists(Files.createDirectories(root.resolve("ImageSets").resolve("Main")), objects);
    // Not forced to disk file by file, which would take longer than painting: it can be made again.
    Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE);
    Map<String, Long> counts = new TreeMap<>();
    objects.forEach(scene -> scene.forEach(object -> counts.merge(object.name(), 1L, Long::sum)));
    return counts;
  }

  private List<List<SceneObject>> writeScenes(Path root, Progress progress) {
    AtomicLong done = new AtomicLong();
    try (Progress.Task task = progress.start("synthesize", images, "images")) {
      return IntStream.range(0, images)
          .parallel()
          .mapToObj(
              i -> {
                List<SceneObject> objects = writeScene(root, first + i);
                task.at(done.incrementAndGet());
                return objects;
              })
          .toList();
    }
  }

  private List<SceneObject> writeScene(Path root, long index) {
    Scene scene = generator.scene(index);
    String id = VocFormat.id(index);
    try {
      Files.write(root.resolve("JPEGImages").resolve(id + ".jpg"), Jpeg.encode(scene.picture()));
      Files.writeString(
          root.resolve("Annotations").resolve(id + ".xml"), VocFormat.annotation(id, scene));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write scene " + id, e);
    }
    return scene.objects();
  }

  private void writeLists(Path lists, List<List<SceneObject>> objects) throws IOException {
    Map<String, List<Integer>> splits =
        Map.of(
            "train", places(0), "val", places(1), "trainval", places(0, 1), "test", places(2, 3));
    for (Map.Entry<String, List<Integer>> split : splits.entrySet()) {
      StringBuilder all = new StringBuilder();
      split.getValue().forEach(i -> all.append(VocFormat.id(first + i)).append('\n'));
      Files.writeString(lists.resolve(split.getKey() + ".txt"), all);
      for (String name : VocFormat.classes()) {
        StringBuilder lines = new StringBuilder();
        for (int i : split.getValue()) {
          lines.append(VocFormat.listLine(VocFormat.id(first + i), objects.get(i), name));
        }
        Files.writeString(lists.resolve(name + "_" + split.getKey() + ".txt"), lines);
      }
    }
  }

  private List<Integer> places(Integer... remainders) {
    List<Integer> wanted = List.of(remainders);
    return IntStream.range(0, images).boxed().filter(i -> wanted.contains(i % CYCLE)).toList();
  }
}
