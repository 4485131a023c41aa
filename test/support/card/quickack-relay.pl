# Carries bytes between standard input and output and a virtual reader on a port of loopback.
#
# The reader's driver writes length and command apart and lets Nagle's algorithm hold the second back until the first is
# acknowledged; Linux takes 40 ms for that in a conversation. TCP_QUICKACK acknowledges at once, must be asked for again and
# again (tcp(7)), and cannot be asked for from Node. Perl is on every Debian.
use strict;
use warnings;
use Socket;

my ($port) = @ARGV;
my ($tcp, $no_delay, $quick_ack) = (6, 1, 12);
socket(my $reader, PF_INET, SOCK_STREAM, $tcp) or exit 1;
connect($reader, sockaddr_in($port, INADDR_LOOPBACK)) or exit 1;
setsockopt($reader, $tcp, $no_delay, 1);
binmode STDIN;
binmode STDOUT;

sub carry {
    my ($from, $to) = @_;
    my $count = sysread($from, my $bytes, 65536);
    exit 0 unless $count;
    setsockopt($reader, $tcp, $quick_ack, 1);
    exit 0 unless defined syswrite($to, $bytes);
}

while (1) {
    setsockopt($reader, $tcp, $quick_ack, 1);
    my $ready = '';
    vec($ready, fileno($_), 1) = 1 for $reader, \*STDIN;
    select($ready, undef, undef, undef);
    carry($reader, \*STDOUT) if vec($ready, fileno($reader), 1);
    carry(\*STDIN, $reader) if vec($ready, fileno(STDIN), 1);
}
