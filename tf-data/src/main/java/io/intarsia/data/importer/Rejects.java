package io.intarsia.data.importer;

import io.intarsia.proto.Reject;
import io.intarsia.proto.RejectCount;
import io.intarsia.proto.RejectReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The pictures that were not taken: all counted by reason, the first thousand of each named. */
final class Rejects {
  private static final int NAMED_PER_REASON = 1000;
  private static final int NAMED_IN_A_MESSAGE = 3;

  private final Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
  private final List<Reject> named = new ArrayList<>();

  void add(String name, RejectReason reason, String detail) {
    if (counts.merge(reason, 1L, Long::sum) <= NAMED_PER_REASON) {
      Reject.Builder reject = Reject.newBuilder().setName(name).setReason(reason);
      if (!detail.isEmpty()) {
        reject.setDetail(detail);
      }
      named.add(reject.build());
    }
  }

  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  List<Reject> named() {
    return List.copyOf(named);
  }

  List<RejectCount> counts() {
    return counts.entrySet().stream()
        .map(e -> RejectCount.newBuilder().setReason(e.getKey()).setImages(e.getValue()).build())
        .toList();
  }

  /** The counts and the first names, in one line. */
  String summary() {
    String byReason =
        counts.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    String first =
        named.stream()
            .limit(NAMED_IN_A_MESSAGE)
            .map(reject -> "'" + reject.getName() + "'")
            .collect(Collectors.joining(", "));
    return "%s; the first: %s".formatted(byReason, first);
  }
}
