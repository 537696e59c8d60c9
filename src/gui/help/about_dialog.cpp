#include "gui/help/about_dialog.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/plain_text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr int pictureSize = 64;

QByteArray resource(const QString &name)
{
    QFile file(u":/licences/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

#if defined(Q_OS_WIN)
const QString thisPlatform = u"windows"_s;
#elif defined(Q_OS_MACOS)
const QString thisPlatform = u"macos"_s;
#else
const QString thisPlatform = u"linux"_s;
#endif

QString textOf(const QJsonObject &part)
{
    QStringList texts{part[u"home"].toString()};
    for (const QJsonValue &name : part[u"texts"].toArray())
        texts.append(QString::fromUtf8(resource(name.toString())));
    texts.removeAll(QString());
    return texts.join(u"\n\n"_s);
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Youchuan"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(makeHead());
    layout->addWidget(makeLicences(), 1);
    auto *buttons = new QDialogButtonBox;
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    close->setFocus();
}

QWidget *AboutDialog::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    auto *picture = plainLabel();
    picture->setPixmap(appIcon().pixmap(QSize(pictureSize, pictureSize), devicePixelRatioF()));
    row->addWidget(picture, 0, Qt::AlignTop);

    auto *text = markupLabel(u"<p><b>%1</b></p><p>%2</p><p>%3</p>"_s.arg(
        tr("Youchuan %1").arg(QString::fromLatin1(YOUCHUAN_VERSION)).toHtmlEscaped(),
        tr("Uploads long videos to Youku, and goes on after any interruption.").toHtmlEscaped(),
        tr("Free software under the GNU General Public License, version 3 or later. It comes with no "
           "warranty.")
            .toHtmlEscaped()));
    text->setObjectName(u"aboutText"_s);
    text->setWordWrap(true);
    text->setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(text, 1);
    return head;
}

QWidget *AboutDialog::makeLicences()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *part = new QComboBox;
    part->setObjectName(u"licencePart"_s);
    auto *label = plainLabel(tr("&Licences of the parts it is made of"));
    label->setBuddy(part);
    part->setAccessibleName(tr("Licences of the parts it is made of"));
    auto *text = new QPlainTextEdit;
    text->setObjectName(u"licenceText"_s);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setAccessibleName(tr("Licence text"));
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setMinimumHeight(fontMetrics().height() * 14);
    connect(part, &QComboBox::currentIndexChanged, text,
            [part, text] { text->setPlainText(textOf(part->currentData().toJsonObject())); });

    const QJsonArray parts = QJsonDocument::fromJson(resource(u"index.json"_s)).array();
    for (const QJsonValue &value : parts) {
        const QJsonObject entry = value.toObject();
        if (entry[u"platforms"].toArray().contains(thisPlatform))
            part->addItem(tr("%1 (%2)").arg(entry[u"name"].toString(), entry[u"licence"].toString()), entry);
    }
    column->addWidget(label);
    column->addWidget(part);
    column->addWidget(text, 1);
    return box;
}

} // namespace gui
