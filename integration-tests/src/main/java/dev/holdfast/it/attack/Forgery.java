package dev.holdfast.it.attack;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An approval that says something else, or is signed in another way, than one that counts.
 *
 * @param edit the text that is signed, from that of the request
 * @param good signers of an approval that counts
 * @param bad who signs the forged one
 * @param word what the refusal has to say
 */
record Forgery(
    String number,
    String changed,
    UnaryOperator<String> edit,
    Function<Ground, List<Signer>> good,
    Function<Ground, List<Signer>> bad,
    String word) {

  /** Dana signs well, and somebody beside her, well and badly. */
  static Forgery signature(
      String number,
      String changed,
      Function<Ground, Signer> good,
      Function<Ground, Signer> bad,
      String word) {
    return new Forgery(
        number,
        changed,
        UnaryOperator.identity(),
        ground -> List.of(ground.dana(), good.apply(ground)),
        ground -> List.of(ground.dana(), bad.apply(ground)),
        word);
  }

  /** Dana and erin sign well, over another text. */
  static Forgery text(String number, String changed, UnaryOperator<String> edit, String word) {
    UnaryOperator<String> other =
        text -> {
          String edited = edit.apply(text);
          if (edited.equals(text)) {
            throw new IllegalStateException("nothing was changed in: " + text);
          }
          return edited;
        };
    return new Forgery(number, changed, other, Ground::both, Ground::both, word);
  }

  /** One thing in the text is another. */
  static Forgery text(String number, String changed, String from, String to, String word) {
    return text(number, changed, text -> text.replace(from, to), word);
  }

  /** Refused when it is made. */
  Attack attack() {
    return new Attack(number, changed, this::atCreation);
  }

  /** Written past the guard, and refused when it is used. */
  Attack planted() {
    return new Attack(
        number + "*",
        changed + ", written while nobody watched",
        ground -> ground.planted().judge(number));
  }

  private Result atCreation(Ground ground) {
    Asked asked = ground.shared().deletion();
    asked.wouldCount(good.apply(ground).toArray(Signer[]::new));
    return asked.refuses(edit.apply(asked.statement()), bad.apply(ground), word);
  }
}
