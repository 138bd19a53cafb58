package io.intarsia.data.layout;

import io.intarsia.proto.ObjectBox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads PASCAL VOC's annotation files. Not thread-safe. */
final class VocXml {
  private final DocumentBuilder parser = newParser();

  /** A parser that opens no other file, whatever the annotation asks for. */
  private static DocumentBuilder newParser() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setExpandEntityReferences(false);
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(new DefaultHandler());
      return parser;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own XML parser has this feature", e);
    }
  }

  /**
   * The objects of a file. Its corners are pixels from 1, all included (VOC2007 devkit, 2.3); here
   * they count from 0 and the far ones are excluded.
   *
   * @throws IOException if the file is no annotation; the message says why
   */
  List<VocObject> read(byte[] xml) throws IOException {
    Element root;
    try {
      root = parser.parse(new ByteArrayInputStream(xml)).getDocumentElement();
    } catch (SAXException e) {
      throw new IOException(e.getMessage(), e);
    }
    List<VocObject> objects = new ArrayList<>();
    for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals("object")) {
        objects.add(object(element));
      }
    }
    return objects;
  }

  private static VocObject object(Element object) throws IOException {
    Element box = child(object, "bndbox");
    ObjectBox.Builder builder =
        ObjectBox.newBuilder()
            .setXMin(number(box, "xmin") - 1)
            .setYMin(number(box, "ymin") - 1)
            .setXMax(number(box, "xmax"))
            .setYMax(number(box, "ymax"))
            .setDifficult(flag(object, "difficult"))
            .setTruncated(flag(object, "truncated"));
    Element pose = find(object, "pose");
    if (pose != null) {
      builder.setPose(pose.getTextContent().strip());
    }
    return new VocObject(child(object, "name").getTextContent().strip(), builder.build());
  }

  private static float number(Element parent, String name) throws IOException {
    String text = child(parent, name).getTextContent().strip();
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw new IOException("<%s> is '%s', expected a number".formatted(name, text), e);
    }
  }

  private static boolean flag(Element parent, String name) {
    Element element = find(parent, name);
    return element != null && element.getTextContent().strip().equals("1");
  }

  private static Element child(Element parent, String name) throws IOException {
    Element element = find(parent, name);
    if (element == null) {
      throw new IOException("<%s> has no <%s>".formatted(parent.getTagName(), name));
    }
    return element;
  }

  /** A direct child: the parts of a person have names and boxes too. */
  private static @Nullable Element find(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        return element;
      }
    }
    return null;
  }
}
