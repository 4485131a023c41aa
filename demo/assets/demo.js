// Opens the module in its frame without a click; without this script the button does the same.
const launch = document.getElementById('launch');
if (launch) {
  launch.hidden = true;
  launch.submit();
}

// Counts the session in the bar down; the server's own words stay as they are.
const badge = document.querySelector('[data-until]');
if (badge) {
  const words = badge.textContent;
  const show = () => {
    const minutes = Math.floor((new Date(badge.dataset.until) - Date.now()) / 60000);
    const clock = `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
    badge.textContent = minutes < 1 ? words : `${words} (${clock})`;
  };
  show();
  setInterval(show, 20000);
}
