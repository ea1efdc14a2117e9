package dev.holdfast.core.policy.engine;

import java.math.BigInteger;

/** What OPA's {@code sprintf} hands to Go's formatter. */
sealed interface GoArgument {
  /** The name that Go prints for it in complaints. */
  String type();

  record Text(String value) implements GoArgument {
    @Override
    public String type() {
      return "string";
    }
  }

  record Int(BigInteger value) implements GoArgument {
    boolean isBig() {
      return value.bitLength() > 63;
    }

    @Override
    public String type() {
      return isBig() ? "*big.Int" : "int64";
    }
  }

  record Real(double value) implements GoArgument {
    @Override
    public String type() {
      return "float64";
    }
  }

  static GoArgument of(Term term) {
    return switch (term) {
      case Term.Num number when !number.isFloat() -> new Int(new BigInteger(number.text()));
      case Term.Num number -> real(number.text());
      case Term.Text text -> new Text(text.value());
      case Term.Null _, Term.Bool _, Term.Array _, Term.Set _, Term.Obj _ ->
          new Text(TermText.of(term));
    };
  }

  private static GoArgument real(String text) {
    double value = Double.parseDouble(text);
    return Double.isInfinite(value) ? new Text(text) : new Real(value);
  }
}
