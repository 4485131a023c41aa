import java.util.ArrayList;
import java.util.List;

/** Runs keytool's own program once for each command line: words up to a "--", which its output ends with as well. */
public class RunKeytool {
  public static void main(String[] words) throws Exception {
    List<String> command = new ArrayList<>();
    for (String word : words) {
      if (!word.equals("--")) {
        command.add(word);
        continue;
      }
      sun.security.tools.keytool.Main.main(command.toArray(new String[0]));
      System.out.println("--");
      command.clear();
    }
  }
}
