package io.intarsia.eval.report;

import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.Page;
import io.intarsia.train.summary.RecordedRun;
import io.intarsia.train.summary.RecordedRun.Picture;
import java.util.ArrayList;
import java.util.List;

/** A pretraining run as a page in one file: its curves, and what it drew at each evaluation. */
public final class PretrainingPage {
  /** File of the page in a run's directory. */
  public static final String FILE = "report.html";

  /** What a task's sheet of held-out pictures shows. */
  public static final String SHEET = "Held-out pictures: as seen, as answered, as they are";

  private PretrainingPage() {}

  /**
   * The page's text.
   *
   * @param name of the experiment
   */
  public static String render(String name, RecordedRun run) {
    Page page = new Page(name).add(Page.header("Intarsia pretraining", name, ""));
    run.pictures()
        .forEach((tag, pictures) -> page.section(heading(tag), List.of(inOrder(pictures))));
    LearningCurves curves = new LearningCurves(run);
    List<Html> charts = new ArrayList<>();
    for (String scalar : curves.names()) {
      charts.add(Html.element("h3").text(scalar.replace('_', ' ')).build());
      charts.add(curves.chart(scalar));
    }
    page.section("Curves", charts);
    return page.render();
  }

  private static String heading(String tag) {
    return tag.equals("held_out/sheet") ? SHEET : tag;
  }

  /** The last picture open, those before it folded away. */
  private static Html inOrder(List<Picture> pictures) {
    List<Html> shown = new ArrayList<>();
    Picture last = pictures.get(pictures.size() - 1);
    shown.add(Page.paragraph(step(last)));
    shown.add(image(last));
    for (int i = pictures.size() - 2; i >= 0; i--) {
      shown.add(Page.fold(step(pictures.get(i)), image(pictures.get(i))));
    }
    return Html.join(shown);
  }

  private static String step(Picture picture) {
    return "Step " + picture.step();
  }

  private static Html image(Picture picture) {
    return Page.picture(
        picture.png().toByteArray(), "image/png", "Held-out pictures at " + step(picture));
  }
}
