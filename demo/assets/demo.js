// Opens the module in its frame without a click; without this script the button does the same.
const launch = document.getElementById('launch');
if (launch) {
  launch.hidden = true;
  launch.submit();
}
