package io.intarsia.data.importer;

import io.intarsia.proto.SizeBucket;
import java.util.ArrayList;
import java.util.List;

/** Counts pictures by the length of their short side. */
final class SizeHistogram {
  private static final List<Integer> EDGES =
      List.of(1, 32, 64, 96, 128, 192, 224, 256, 384, 512, 768, 1024, 2048, 4096, 1 << 16);

  private final long[] counts = new long[EDGES.size() - 1];

  void add(int shortSide) {
    int bucket = 0;
    while (bucket < counts.length - 1 && shortSide >= EDGES.get(bucket + 1)) {
      bucket++;
    }
    counts[bucket]++;
  }

  /** The buckets that hold pictures, rising. */
  List<SizeBucket> buckets() {
    List<SizeBucket> buckets = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        buckets.add(
            SizeBucket.newBuilder()
                .setAtLeast(EDGES.get(i))
                .setBelow(EDGES.get(i + 1))
                .setImages(counts[i])
                .build());
      }
    }
    return buckets;
  }
}
