import java.io.File;
import java.io.FileInputStream;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.ws.security.WSConstants;
import org.apache.ws.security.WSDataRef;
import org.apache.ws.security.WSSConfig;
import org.apache.ws.security.WSSecurityEngine;
import org.apache.ws.security.WSSecurityEngineResult;
import org.apache.ws.security.components.crypto.Merlin;
import org.apache.ws.security.util.WSSecurityUtil;
import org.w3c.dom.Document;

/** WSS4J's verdict on each message: "ok" with the names of what was signed, or "refused" with why. The first file has the trusted CAs. */
public class JudgeMessages {
  public static void main(String[] files) throws Exception {
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    try (FileInputStream file = new FileInputStream(files[0])) {
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        anchors.setCertificateEntry("ca" + number++, one);
      }
    }
    for (int index = 1; index < files.length; index++) {
      System.out.println(judge(new File(files[index]), anchors));
    }
  }

  private static String judge(File message, KeyStore anchors) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      Document document = factory.newDocumentBuilder().parse(message);
      Merlin crypto = new Merlin();
      crypto.setTrustStore(anchors);
      WSSecurityEngine engine = new WSSecurityEngine();
      // Besides Expires it has a limit of its own, which a busy machine may exceed
      WSSConfig config = WSSConfig.getNewInstance();
      config.setTimeStampTTL(3600);
      engine.setWssConfig(config);
      List<WSSecurityEngineResult> results =
          engine.processSecurityHeader(document, null, null, crypto);
      if (results == null) return "refused no header";
      WSSecurityEngineResult signature =
          WSSecurityUtil.fetchActionResult(results, WSConstants.SIGN);
      if (signature == null) return "refused no signature";
      @SuppressWarnings("unchecked")
      List<WSDataRef> parts =
          (List<WSDataRef>) signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS);
      StringBuilder names = new StringBuilder("ok");
      for (WSDataRef part : parts) names.append(' ').append(part.getName().getLocalPart());
      return names.toString();
    } catch (Exception error) {
      return "refused " + String.valueOf(error.getMessage()).replace('\n', ' ');
    }
  }
}
