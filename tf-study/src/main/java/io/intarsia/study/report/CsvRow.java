package io.intarsia.study.report;

import io.intarsia.study.stats.Effect;
import io.intarsia.study.stats.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A number of a figure, for programs.
 *
 * @param evaluation what it was measured by
 * @param part combination of the axes that the figure does not show
 * @param line which curve or row it belongs to
 * @param layer the layer that was scored
 * @param place label of its place along the axis
 * @param effect the number with its intervals
 */
record CsvRow(
    String evaluation, String part, String line, String layer, String place, Effect effect) {
  static final String HEADINGS =
      "figure,evaluation,part,line,layer,place,value,seeds,seeds_low,seeds_high,images_low,images_high";

  String line(String figure) {
    return joined(
        List.of(
            figure,
            evaluation,
            part,
            line,
            layer,
            place,
            number(effect.value()),
            Integer.toString(effect.seeds()),
            end(effect.overSeeds(), true),
            end(effect.overSeeds(), false),
            end(effect.overImages(), true),
            end(effect.overImages(), false)));
  }

  /** Fields as a line, in quotation marks where they need them. */
  static String joined(List<String> fields) {
    return fields.stream().map(CsvRow::quoted).collect(Collectors.joining(","));
  }

  private static String end(Optional<Interval> interval, boolean lower) {
    return interval.map(each -> number(lower ? each.low() : each.high())).orElse("");
  }

  private static String number(double value) {
    return "%.5f".formatted(value);
  }

  private static String quoted(String field) {
    boolean plain = List.of(",", "\"", "\n").stream().noneMatch(field::contains);
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
