package io.intarsia.study.report;

import io.intarsia.core.config.Configs;
import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.Page;
import io.intarsia.eval.html.Table;
import io.intarsia.eval.html.Table.Cell;
import io.intarsia.proto.ClaimConfig;
import io.intarsia.proto.FigureClaim;
import io.intarsia.proto.FigureConfig;
import io.intarsia.proto.SweepConfig;
import io.intarsia.study.report.ClaimCheck.Lean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The claims of a study and what its figures say of them.
 *
 * @param all one for each claim, in the study's order
 */
record Claims(List<Judgement> all) {
  private static final String HEADINGS =
      "claim,words,verdict,comparisons,for,against,for_over_images,against_over_images,reason";

  /** Copies the list. */
  Claims {
    all = List.copyOf(all);
  }

  static Claims of(SweepConfig sweep, Map<FigureConfig, List<Finding>> figures) {
    return new Claims(
        sweep.getClaimsList().stream()
            .map(claim -> new Judgement(claim, checks(claim, figures)))
            .toList());
  }

  private static List<ClaimCheck> checks(
      ClaimConfig claim, Map<FigureConfig, List<Finding>> figures) {
    List<ClaimCheck> checks = new ArrayList<>();
    figures.forEach(
        (figure, findings) ->
            Configs.resolve(figure).getClaimsList().stream()
                .filter(each -> each.getClaim().equals(claim.getName()))
                .forEach(
                    each -> findings.forEach(finding -> checks.addAll(checks(each, finding)))));
    return checks;
  }

  private static List<ClaimCheck> checks(FigureClaim claim, Finding finding) {
    return finding.evidence().stream()
        .filter(
            evidence ->
                claim.getOfCount() == 0
                    || claim.getOfList().stream().anyMatch(evidence.of()::contains))
        .map(evidence -> ClaimCheck.of(finding.heading(), claim, evidence))
        .toList();
  }

  /** The table that a report opens with, and below it all effects that it rests on. */
  List<Html> render() {
    Table table = Table.ofSentences(List.of("claim", "what it says", "verdict", "why"));
    Html.Element list = Html.element("ul");
    for (Judgement each : all) {
      table.row(
          each.claim().getName(),
          List.of(
              Cell.of(each.claim().getWords()),
              new Cell(each.verdict(), 0, true),
              Cell.of(each.reason())));
      for (ClaimCheck check : each.checks()) {
        list.add(Html.element("li").text(words(each, check)).build());
      }
    }
    return List.of(table.render(), Page.fold("What the verdicts rest on", list.build()));
  }

  private static String words(Judgement judgement, ClaimCheck check) {
    return "%s, %s: %s"
        .formatted(judgement.claim().getName(), check.place(), check.statement().words());
  }

  /** The table for programs. */
  String csv() {
    StringBuilder csv = new StringBuilder(HEADINGS).append('\n');
    for (Judgement each : all) {
      csv.append(
              CsvRow.joined(
                  List.of(
                      each.claim().getName(),
                      each.claim().getWords(),
                      each.verdict(),
                      Integer.toString(each.checks().size()),
                      Long.toString(each.both(Lean.FOR)),
                      Long.toString(each.both(Lean.AGAINST)),
                      Long.toString(each.images(Lean.FOR)),
                      Long.toString(each.images(Lean.AGAINST)),
                      each.reason())))
          .append('\n');
    }
    return csv.toString();
  }
}
