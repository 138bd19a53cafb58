package io.intarsia.eval.detection.page;

import io.intarsia.core.boxes.Box;
import io.intarsia.eval.detection.Detection;
import io.intarsia.eval.detection.GroundObject;
import io.intarsia.eval.detection.GroundTruth;
import io.intarsia.eval.detection.JudgedDetection;
import io.intarsia.eval.detection.page.BoxPicture.Kind;
import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.Page;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Pictures of a page: the best, the worst, and each class's mistakes. */
final class DetectionGallery {
  private static final int PICTURES = 6;
  private static final int MISTAKES = 3;
  private static final String COLUMNS =
      "display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(16rem,1fr))";

  private final GroundTruth truth;
  private final List<JudgedDetection> judged;
  private final SplitPictures pictures;

  DetectionGallery(GroundTruth truth, List<JudgedDetection> judged, SplitPictures pictures) {
    this.truth = truth;
    this.judged = judged;
    this.pictures = pictures;
  }

  /** The pictures on which most is right, and those on which most is wrong. */
  List<Html> bestAndWorst() throws IOException {
    long objects =
        truth.images().stream()
            .flatMap(image -> truth.inImage(image).stream())
            .filter(object -> !object.difficult())
            .count();
    double threshold = ShowingScore.of(judged, objects);
    List<ImageVerdict> verdicts =
        ImageVerdict.of(truth, judged, threshold).stream()
            .filter(each -> each.objects() > 0)
            .toList();
    return List.of(
        Page.paragraph(
            "Yellow and dashed: what is there. Green: found. Red: wrong. Blue: does not count. Shown"
                + " are detections with a score of at least %.3g, at which F1 over all pictures is"
                    .formatted(threshold)
                + " highest; pictures are ordered by their own F1."),
        heading("The best"),
        gallery(verdicts, ImageVerdict.bestFirst()),
        heading("The worst"),
        gallery(verdicts, ImageVerdict.worstFirst()));
  }

  private Html gallery(List<ImageVerdict> verdicts, Comparator<ImageVerdict> order)
      throws IOException {
    List<Html> cards = new ArrayList<>();
    for (ImageVerdict each : verdicts.stream().sorted(order).limit(PICTURES).toList()) {
      String caption =
          "%s: %d of %d found, %d wrong"
              .formatted(each.image(), each.correct(), each.objects(), each.wrong());
      card(each.image(), each.truths(truth), each.shown(), caption).ifPresent(cards::add);
    }
    return columns(cards);
  }

  /** For each class its mistakes with the highest scores. */
  List<Html> mistakes() throws IOException {
    Mistakes mistakes = new Mistakes(truth);
    List<Html> parts = new ArrayList<>();
    for (String category : truth.classes()) {
      List<Html> cards = new ArrayList<>();
      for (JudgedDetection each : mistakes.worst(judged, category, MISTAKES)) {
        String image = each.detection().image();
        card(image, truth.inImage(image), List.of(each), mistakes.explain(each))
            .ifPresent(cards::add);
      }
      if (!cards.isEmpty()) {
        parts.add(heading(category));
        parts.add(columns(cards));
      }
    }
    if (parts.isEmpty()) {
      parts.add(Page.paragraph("There are none."));
    }
    return parts;
  }

  private Optional<Html> card(
      String image, List<GroundObject> objects, List<JudgedDetection> shown, String caption)
      throws IOException {
    Optional<BufferedImage> photo = pictures.find(image);
    if (photo.isEmpty()) {
      return Optional.empty();
    }
    BoxPicture drawing = new BoxPicture(photo.get());
    for (GroundObject object : objects) {
      drawing.mark(Kind.TRUTH, object.category(), object.box());
    }
    // The surest last, so that nothing hides it.
    for (int i = shown.size() - 1; i >= 0; i--) {
      mark(drawing, shown.get(i));
    }
    byte[] bytes = SplitPictures.jpeg(drawing.draw());
    return Optional.of(
        Html.element("figure")
            .add(Page.picture(bytes, "image/jpeg", caption))
            .add(Html.element("figcaption").text(caption).build())
            .build());
  }

  private static void mark(BoxPicture drawing, JudgedDetection judged) {
    Kind kind =
        switch (judged.outcome()) {
          case CORRECT -> Kind.CORRECT;
          case DUPLICATE, MISPLACED -> Kind.WRONG;
          case IGNORED -> Kind.PLAIN;
        };
    Detection detection = judged.detection();
    Box box = detection.box();
    drawing.mark(kind, "%s %.2f".formatted(detection.category(), detection.score()), box);
  }

  private static Html heading(String words) {
    return Html.element("h3").text(words).build();
  }

  private static Html columns(List<Html> cards) {
    return Html.element("div").attribute("style", COLUMNS).add(Html.join(cards)).build();
  }
}
