package io.intarsia.data.input;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.ExperimentConfig;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;

/**
 * A picture of the first samples of a training stream, so that a person can check with their eyes
 * what the network is asked. A task's {@link SamplePanel} draws one sample.
 */
public final class ContactSheet {
  private static final int COLUMNS = 2;
  private static final int MARGIN = 14;

  private ContactSheet() {}

  /**
   * Draws samples of the stream that a run with this config would train on.
   *
   * @param samples how many
   * @param position of the first in the stream
   * @throws io.intarsia.core.UserException if the config does not fit the data set
   */
  public static BufferedImage draw(
      ExperimentConfig config, ImportedDataset dataset, int samples, long position) {
    ExperimentConfig.Builder oneByOne = config.toBuilder();
    oneByOne.getInputBuilder().setBatchSize(1);
    PretextInput input = new PretextInput(oneByOne.build(), dataset);
    SamplePanel panel = input.panel();
    return arrange(panel, read(input, panel, samples, position));
  }

  private static List<SamplePanel.Drawing> read(
      PretextInput input, SamplePanel panel, int samples, long position) {
    List<SamplePanel.Drawing> drawings = new ArrayList<>();
    try (Graph graph = new Graph()) {
      InputGraph stream = input.explained(graph);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        stream.start(session, position);
        for (int i = 0; i < samples; i++) {
          drawings.addAll(panel.next(stream, session));
        }
      }
    }
    return drawings;
  }

  private static BufferedImage arrange(SamplePanel panel, List<SamplePanel.Drawing> drawings) {
    int columns = Math.min(COLUMNS, drawings.size());
    int rows = (drawings.size() + columns - 1) / columns;
    int width = MARGIN + columns * (panel.width() + MARGIN);
    int height = MARGIN + rows * (panel.height() + MARGIN);
    BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, SamplePanel.FONT_SIZE));
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      for (int i = 0; i < drawings.size(); i++) {
        int x = MARGIN + i % columns * (panel.width() + MARGIN);
        int y = MARGIN + i / columns * (panel.height() + MARGIN);
        drawings.get(i).draw((Graphics2D) graphics.create(x, y, panel.width(), panel.height()));
      }
    } finally {
      graphics.dispose();
    }
    return sheet;
  }
}
