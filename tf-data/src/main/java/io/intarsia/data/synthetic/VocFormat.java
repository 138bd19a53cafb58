package io.intarsia.data.synthetic;

import io.intarsia.data.synthetic.figures.Figure;
import io.intarsia.data.synthetic.figures.Figures;
import java.util.List;
import java.util.Locale;

/** Text of the files that PASCAL VOC's development kit keeps beside its pictures. */
final class VocFormat {
  private VocFormat() {}

  /** The classes, by name. */
  static List<String> classes() {
    return Figures.all().stream().map(Figure::name).toList();
  }

  /** Name of a scene, as VOC numbers its pictures: six digits from 1. */
  static String id(long index) {
    return String.format(Locale.ROOT, "%06d", index + 1);
  }

  /** The annotation file of a picture. Corners are pixels from 1, all included, as VOC has them. */
  static String annotation(String id, Scene scene) {
    StringBuilder objects = new StringBuilder();
    scene.objects().forEach(object -> objects.append(object(object)));
    return """
        <annotation>
        	<folder>VOC2007</folder>
        	<filename>%s.jpg</filename>
        	<source>
        		<database>Intarsia synthetic scenes</database>
        	</source>
        	<size>
        		<width>%d</width>
        		<height>%d</height>
        		<depth>3</depth>
        	</size>
        	<segmented>0</segmented>
        %s</annotation>
        """
        .formatted(id, scene.picture().getWidth(), scene.picture().getHeight(), objects);
  }

  private static String object(SceneObject object) {
    SceneObject.Box box = object.box();
    return """
        	<object>
        		<name>%s</name>
        		<pose>Unspecified</pose>
        		<truncated>%d</truncated>
        		<difficult>%d</difficult>
        		<bndbox>
        			<xmin>%d</xmin>
        			<ymin>%d</ymin>
        			<xmax>%d</xmax>
        			<ymax>%d</ymax>
        		</bndbox>
        	</object>
        """
        .formatted(
            object.name(),
            object.truncated() ? 1 : 0,
            object.difficult() ? 1 : 0,
            box.left() + 1,
            box.top() + 1,
            box.right(),
            box.bottom());
  }

  /**
   * Line of a picture in a class's list: 1 where the class is there, 0 where only as a difficult
   * object, -1 where it is not.
   */
  static String listLine(String id, List<SceneObject> objects, String className) {
    List<SceneObject> members =
        objects.stream().filter(object -> object.name().equals(className)).toList();
    int label = members.stream().anyMatch(object -> !object.difficult()) ? 1 : 0;
    return "%s %2d\n".formatted(id, members.isEmpty() ? -1 : label);
  }
}
