package io.intarsia.data.importer;

import io.intarsia.proto.Annotation;
import io.intarsia.proto.RecordRange;
import io.intarsia.proto.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects which records belong to a split, as ranges, and how many show each class. */
final class SplitTally {
  private final String name;
  private final long[] classImages;
  private final List<RecordRange> ranges = new ArrayList<>();
  private long images;
  private long begin;
  private long end;

  SplitTally(String name, int classes) {
    this.name = name;
    this.classImages = new long[classes];
  }

  /** Adds a record; numbers must rise. */
  void add(long record, Annotation annotation) {
    if (images == 0 || record != end) {
      closeRange();
      begin = record;
    }
    end = record + 1;
    images++;
    if (annotation.hasLabel()) {
      classImages[annotation.getLabel()]++;
    }
    for (int label = 0; label < annotation.getLabelsCount(); label++) {
      classImages[label] += annotation.getLabels(label) == 1 ? 1 : 0;
    }
  }

  private void closeRange() {
    if (end > begin) {
      ranges.add(RecordRange.newBuilder().setBegin(begin).setEnd(end).build());
    }
  }

  /** What was added; call once, at the end. */
  Split finish() {
    closeRange();
    return Split.newBuilder()
        .setName(name)
        .setImages(images)
        .addAllRanges(ranges)
        .addAllClassImages(Arrays.stream(classImages).boxed().toList())
        .build();
  }
}
