package io.intarsia.data.proposals;

import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.RecordRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Which records of a data set have proposals. */
public final class SearchedRecords {
  private final long[] records;

  private SearchedRecords(long[] records) {
    this.records = records;
  }

  /**
   * The records of some splits.
   *
   * @param splits their names; none takes all records
   * @param limit takes the first so many
   * @throws io.intarsia.core.UserException if the data set has no such split
   */
  public static SearchedRecords of(ImportedDataset dataset, List<String> splits, long limit) {
    LongStream all =
        splits.isEmpty()
            ? LongStream.range(0, dataset.size())
            : splits.stream().flatMapToLong(split -> Arrays.stream(dataset.records(split)));
    return new SearchedRecords(all.sorted().distinct().limit(limit).toArray());
  }

  /** Those of rising numbers. */
  public static SearchedRecords of(long[] records) {
    return new SearchedRecords(records.clone());
  }

  /** Those of ranges, which must rise. */
  static SearchedRecords of(List<RecordRange> ranges) {
    return new SearchedRecords(
        ranges.stream()
            .flatMapToLong(range -> LongStream.range(range.getBegin(), range.getEnd()))
            .toArray());
  }

  /** Their numbers, rising; a copy. */
  public long[] records() {
    return records.clone();
  }

  /** How many they are. */
  public int size() {
    return records.length;
  }

  /** Whether a record is among them. */
  public boolean contains(long record) {
    return Arrays.binarySearch(records, record) >= 0;
  }

  /** The same as the fewest half-open ranges, rising. */
  List<RecordRange> ranges() {
    List<RecordRange> ranges = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= records.length; i++) {
      if (i == records.length || records[i] != records[i - 1] + 1) {
        ranges.add(
            RecordRange.newBuilder().setBegin(records[begin]).setEnd(records[i - 1] + 1).build());
        begin = i;
      }
    }
    return ranges;
  }
}
