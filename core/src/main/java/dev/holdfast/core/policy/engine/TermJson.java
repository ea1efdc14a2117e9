package dev.holdfast.core.policy.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.holdfast.core.policy.engine.Term.Entry;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Values as JSON: sets become sorted arrays, so that the same evaluation always reads the same. */
final class TermJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TermJson() {}

  static JsonNode node(Term term) {
    return switch (term) {
      case Term.Null _ -> NullNode.getInstance();
      case Term.Bool bool -> BooleanNode.valueOf(bool.value());
      case Term.Num number -> number(number);
      case Term.Text text -> TextNode.valueOf(text.value());
      case Term.Array array -> array(array.items());
      case Term.Set set -> array(set.items());
      case Term.Obj object -> object(object);
    };
  }

  private static NumericNode number(Term.Num number) {
    if (number.isFloat()) {
      return DecimalNode.valueOf(new BigDecimal(number.text()));
    }
    var integer = new BigInteger(number.text());
    if (integer.bitLength() < Integer.SIZE) {
      return NODES.numberNode(integer.intValue());
    }
    return integer.bitLength() < Long.SIZE
        ? NODES.numberNode(integer.longValue())
        : (NumericNode) NODES.numberNode(integer);
  }

  private static ArrayNode array(List<Term> items) {
    ArrayNode array = NODES.arrayNode(items.size());
    items.forEach(item -> array.add(node(item)));
    return array;
  }

  private static ObjectNode object(Term.Obj object) {
    ObjectNode node = NODES.objectNode();
    for (Entry entry : object.entries()) {
      node.set(key(entry.key()), node(entry.value()));
    }
    return node;
  }

  static String key(Term key) {
    return key instanceof Term.Text text ? text.value() : TermText.of(key);
  }
}
