package io.intarsia.study.report;

import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.Page;
import io.intarsia.proto.FigureConfig;
import io.intarsia.proto.TrialConfig;
import io.intarsia.study.plan.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A study's report as a page in one file. */
final class StudyPage {
  private static final String HOW_TO_READ =
      """
      Scores are of linear classifiers on a frozen backbone, in percent. Each line is scored at one \
      layer, the best on average over its points; that choice looks at the test images. An interval \
      over seeds is Student's, of independent trainings; with one seed there is none. An interval over \
      test images is of the same resamples for all trials, so what two trials share cancels; it says \
      nothing of what another training would give. A claim is called supported only if every interval \
      lies on one side of zero, and there are two seeds at least. In the table of claims one "holds \
      here" if that is so of all its comparisons, "does not hold here" if one lies wholly where the claim \
      says it does not and none where it does, "holds in part" if some do each, and else nobody can tell \
      from these trials.""";

  private final StudyReport report;
  private final Claims claims;
  private final Map<FigureConfig, List<Finding>> figures;
  private final TrialMinutes minutes;

  StudyPage(
      StudyReport report,
      Claims claims,
      Map<FigureConfig, List<Finding>> figures,
      TrialMinutes minutes) {
    this.report = report;
    this.claims = claims;
    this.figures = figures;
    this.minutes = minutes;
  }

  String render() {
    Page page = new Page(title());
    page.add(header());
    if (!claims.all().isEmpty()) {
      page.section("What holds", claims.render());
    }
    figures.forEach(
        (figure, findings) -> page.section(figure.getTitle(), content(figure, findings)));
    page.section("Trials", trials());
    page.section("How to read this", List.of(Page.paragraph(HOW_TO_READ)));
    return page.render();
  }

  private String title() {
    return report.sweep().hasTitle() ? report.sweep().getTitle() : report.sweep().getName();
  }

  private Html header() {
    int done = report.results().size();
    return Page.header(
        "Intarsia study",
        title(),
        "%d of %d trials are finished%s."
            .formatted(
                done,
                done + report.missing().size(),
                report.missing().isEmpty() ? "" : "; the others leave gaps"));
  }

  private static List<Html> content(FigureConfig figure, List<Finding> findings) {
    if (findings.isEmpty()) {
      return List.of(
          Page.paragraph(
              "Of blocks %s nothing is finished yet."
                  .formatted(String.join(", ", figure.getBlocksList()))));
    }
    List<Html> content = new ArrayList<>();
    for (Finding finding : findings) {
      content.add(Html.element("h3").text(finding.heading()).build());
      finding.chart().ifPresent(chart -> content.add(chart.svg()));
      finding.sentences().forEach(sentence -> content.add(Page.paragraph(sentence)));
      content.add(
          finding.chart().isPresent() ? Page.fold("Numbers", finding.table()) : finding.table());
    }
    return content;
  }

  private List<Html> trials() {
    List<Html> trials = new ArrayList<>();
    if (!report.missing().isEmpty()) {
      Html.Element list = Html.element("ul");
      for (TrialConfig each : report.missing()) {
        list.add(Html.element("li").text(Trials.words(each)).build());
      }
      trials.add(Page.fold("%d are missing".formatted(report.missing().size()), list.build()));
    }
    trials.add(Page.paragraph(minutes.total()));
    trials.add(Page.fold("All that are finished", ResultTable.of(report.results(), minutes)));
    return trials;
  }
}
