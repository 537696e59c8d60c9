#include "gui/window/empty_page.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/accent_button.h"
#include "gui/widgets/hairlines.h"
#include "gui/widgets/plain_text.h"
#include "ui_empty_page.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui {

namespace {
constexpr int frameGap = 17; // around the frame
constexpr int blockWidth = 568;
constexpr int buttonSides = 26;
constexpr int startRowHeight = 87; // and the line below it
constexpr int tightRowHeight = 63; // where the window is low
constexpr int lowBelow = 460;
} // namespace

EmptyPage::EmptyPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::EmptyPage>())
    , m_signIn(new AccentButton(tr("Sign in with the browser")))
    , m_practice(new QPushButton(tr("Try practice mode")))
{
    auto *body = new QWidget;
    m_ui->setupUi(body);
    auto *scroll = new QScrollArea(this); // where the window is low and the letters are large
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(body);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(frameGap, frameGap, frameGap, frameGap);
    around->addWidget(scroll);
    for (QWidget *ground : {static_cast<QWidget *>(this), scroll->viewport(), body}) {
        ground->setAutoFillBackground(true);
        ground->setBackgroundRole(QPalette::Base);
    }
    m_ui->heading->setFont(largeFont(font()));
    m_signIn->setObjectName(u"signInWithBrowser"_s);
    connect(m_ui->addFiles, &QPushButton::clicked, this, &EmptyPage::filesWanted);
    connect(m_ui->addFolder, &QPushButton::clicked, this, &EmptyPage::folderWanted);
    connect(m_signIn, &QPushButton::clicked, this, &EmptyPage::browserWanted);
    buildRows();
    for (QPushButton *button : findChildren<QPushButton *>()) {
        const int words = button->fontMetrics().horizontalAdvance(button->text());
        button->setMinimumSize(words + buttonSides, fontMetrics().height() + buttonSides / 2);
    }
    buildLinks();
    colour();
    setFirstStart(false);
}

EmptyPage::~EmptyPage() = default;

void EmptyPage::buildRows()
{
    auto *rows = new QVBoxLayout(m_ui->begin);
    rows->setContentsMargins(0, 28, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(new Hairline);
    m_ui->layout->setAlignment(m_ui->begin, Qt::AlignHCenter);
    m_practice->setObjectName(u"tryPractice"_s);
    connect(m_practice, &QPushButton::clicked, this, &EmptyPage::practiceWanted);
    m_signInRow = addRow(tr("Sign in to Youku"),
                         tr("Youku’s own page opens in your browser. Once is enough."), m_signIn);
    m_practiceRow =
        addRow(tr("Try it first"), tr("Practice mode: everything works, nothing reaches Youku."), m_practice);
}

EmptyPage::Row EmptyPage::addRow(const QString &heading, const QString &words, QWidget *button)
{
    auto *rows = static_cast<QVBoxLayout *>(m_ui->begin->layout());
    auto *row = new QWidget;
    m_rows.append(row);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(8);
    const Row made{plainLabel(), plainLabel(words)};
    layout->addWidget(made.icon);
    layout->addSpacing(12);
    auto *text = new QVBoxLayout;
    text->setSpacing(4);
    text->addStretch();
    text->addWidget(plainLabel(heading));
    text->addWidget(made.words);
    text->addStretch();
    made.words->setWordWrap(true);
    made.words->setFont(smallFont(font()));
    layout->addLayout(text, 1);
    layout->addWidget(button);
    rows->addWidget(row);
    rows->addWidget(new Hairline);
    return made;
}

void EmptyPage::buildLinks()
{
    const auto link = [](const QString &name, const QString &words) {
        return u"<a href=\"%1\" style=\"text-decoration:none\">%2</a>"_s.arg(name, words.toHtmlEscaped());
    };
    const QString joint = tr(" · ", "between two links");
    m_ui->links->setText(link(u"keys"_s, tr("Enter keys instead")) + joint
                         + link(u"table"_s, tr("Import a table of videos…")) + joint
                         + link(u"shortcuts"_s, tr("Keyboard shortcuts")));
    m_ui->links->setFont(smallFont(font()));
    m_ui->links->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    setTabOrder(m_practice, m_ui->links);
    m_ui->links->setAccessibleName(tr("More ways to begin"));
    connect(m_ui->links, &QLabel::linkActivated, this, [this](const QString &name) {
        if (name == u"keys"_s)
            emit keysWanted();
        else if (name == u"table"_s)
            emit tableWanted();
        else
            emit shortcutsWanted();
    });
}

void EmptyPage::setFirstStart(bool first)
{
    m_ui->help->setText(
        first ? tr("Works before signing in: fill in what viewers will see, nothing is sent until you choose "
                   "Start.")
              : tr("Fill in what viewers will see, then choose Start all. Nothing is sent before that."));
    m_ui->begin->setVisible(first);
    m_ui->links->setVisible(first);
    m_ui->addFiles->setFilled(!first);
    m_first = first ? m_signIn : m_ui->addFiles;
}

void EmptyPage::focusFirst()
{
    m_first->setFocus();
}

void EmptyPage::colour()
{
    const Colours &colours = coloursOf(palette());
    const qreal ratio = devicePixelRatioF();
    m_ui->picture->setPixmap(iconPixmap(u"drop"_s, 48, colours.accent, ratio));
    m_signInRow.icon->setPixmap(iconPixmap(u"state-sign-in"_s, 24, colours.secondary, ratio));
    m_practiceRow.icon->setPixmap(iconPixmap(u"practice"_s, 24, colours.secondary, ratio));
    for (QLabel *label : {static_cast<QLabel *>(m_ui->help), m_signInRow.words, m_practiceRow.words})
        setTone(label, Tone::Secondary);
}

void EmptyPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const QMargins margins = m_ui->layout->contentsMargins();
    m_ui->begin->setFixedWidth(
        std::min(grown(blockWidth, font()), width() - 2 * frameGap - margins.left() - margins.right()));
    const bool low = height() < lowBelow;
    for (QWidget *row : std::as_const(m_rows))
        row->setMinimumHeight(low ? tightRowHeight : startRowHeight);
    m_ui->begin->layout()->setContentsMargins(0, low ? 12 : 28, 0, 0);
    m_ui->links->setContentsMargins(0, low ? 0 : 8, 0, 0);
}

void EmptyPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(QPen(coloursOf(palette()).still, 1, Qt::DashLine));
    painter.drawRoundedRect(rect().adjusted(16, 16, -17, -17), 3, 3);
}

void EmptyPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_practiceRow.words)
        colour();
}

} // namespace gui
