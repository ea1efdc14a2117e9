package dev.holdfast.generators.crd;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.api.schema.AnyShape;
import dev.holdfast.api.schema.KeyedBy;
import dev.holdfast.api.schema.OneOf;
import io.fabric8.generator.annotation.Default;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a schema what the generator can't tell from a record: what isn't nullable is required,
 * {@link OneOf} is an enum, {@link KeyedBy} a list-map, and the class description.
 */
final class SchemaDetails {
  private SchemaDetails() {}

  static void complete(Class<?> kind, ObjectNode schema) {
    schema.put("description", kind.getAnnotation(JsonClassDescription.class).value());
    ParameterizedType resource = (ParameterizedType) kind.getGenericSuperclass();
    Type[] types = resource.getActualTypeArguments();
    ObjectNode spec = property(schema, "spec");
    spec.put("description", "What is wanted.");
    record((Class<?>) types[0], spec);
    ObjectNode status = property(schema, "status");
    status.put("description", "What is, as Holdfast last saw it. Only its own accounts write it.");
    record((Class<?>) types[1], status);
    schema.putArray("required").add("spec");
  }

  private static void record(Class<?> type, ObjectNode schema) {
    ArrayNode required = schema.arrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = name(component);
      ObjectNode property = property(schema, name);
      AnnotatedType declared = component.getAnnotatedType();
      if (!declared.isAnnotationPresent(Nullable.class)
          && !component.getAccessor().isAnnotationPresent(Default.class)) {
        required.add(name);
      }
      KeyedBy key = component.getAnnotation(KeyedBy.class);
      if (key != null) {
        property.put("x-kubernetes-list-type", "map");
        property.putArray("x-kubernetes-list-map-keys").add(key.value());
      }
      if (component.isAnnotationPresent(AnyShape.class)) {
        property.remove("type");
      } else {
        value(declared, property);
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
  }

  private static String name(RecordComponent component) {
    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null ? component.getName() : renamed.value();
  }

  private static void value(AnnotatedType type, ObjectNode schema) {
    oneOf(type, schema);
    if (type instanceof AnnotatedParameterizedType generic) {
      AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
      String inner = schema.has("items") ? "items" : "additionalProperties";
      value(arguments[arguments.length - 1], child(schema, inner));
    } else if (type.getType() instanceof Class<?> plain && plain.isRecord()) {
      record(plain, schema);
    } else if (type.getType() == JsonNode.class) {
      schema.put("type", "object");
    } else if (type.getType() == LabelSelector.class) {
      LabelSelectorSchema.describe(schema);
    }
  }

  private static void oneOf(AnnotatedElement type, ObjectNode schema) {
    OneOf values = type.getAnnotation(OneOf.class);
    if (values != null) {
      ArrayNode list = schema.putArray("enum");
      for (String value : values.value()) {
        list.add(value);
      }
    }
  }

  private static ObjectNode property(ObjectNode schema, String name) {
    return child(child(schema, "properties"), name);
  }

  private static ObjectNode child(ObjectNode schema, String name) {
    if (schema.get(name) instanceof ObjectNode found) {
      return found;
    }
    throw new IllegalStateException("the generated schema has no " + name + ": " + schema);
  }
}
