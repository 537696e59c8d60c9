// A window from which files can be dragged: drag_source FILE... Prints "ready X Y" with the middle of the
// window, and "dropped" or "refused" when the drag is over. For packaging/check-window.sh.
#include <QApplication>
#include <QDrag>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QTextStream>
#include <QTimer>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace {

void say(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

class Source : public QLabel
{
public:
    explicit Source(const QStringList &paths) : QLabel(u"Drag me"_s)
    {
        for (const QString &path : paths)
            m_urls.append(QUrl::fromLocalFile(path));
        setAlignment(Qt::AlignCenter);
        setWindowTitle(u"Drag source"_s);
        setGeometry(20, 20, 160, 100);
    }

protected:
    void mouseMoveEvent(QMouseEvent *event) override
    {
        if (!(event->buttons() & Qt::LeftButton))
            return;
        auto *files = new QMimeData;
        files->setUrls(m_urls);
        auto *drag = new QDrag(this);
        drag->setMimeData(files);
        say(drag->exec(Qt::CopyAction) == Qt::CopyAction ? u"dropped"_s : u"refused"_s);
    }

private:
    QList<QUrl> m_urls;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    Source source(QApplication::arguments().mid(1));
    source.show();
    // Where it is once the window manager has placed it.
    QTimer::singleShot(1500, &source, [&source] {
        const QPoint middle = source.mapToGlobal(source.rect().center());
        say(u"ready %1 %2"_s.arg(middle.x()).arg(middle.y()));
    });
    return QApplication::exec();
}
