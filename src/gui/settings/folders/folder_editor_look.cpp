// How the fields stand.
#include "gui/settings/folders/age_box.h"
#include "gui/settings/folders/folder_editor.h"
#include "gui/theme/theme.h"
#include "gui/widgets/flow_layout.h"
#include "gui/widgets/plain_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

#include <algorithm>

namespace gui {

namespace {

constexpr int labelColumn = 152;
constexpr int fieldGap = 8;
constexpr int narrowForm = 600; // below that, labels stand over their fields
constexpr int rowGap = 10;
constexpr int fieldHeight = 28;
constexpr int boxWidth = 240;    // of template and account
constexpr int usualLetters = 18; // high, where it is as wide
constexpr int afterWidth = 160;
constexpr int leastPathWidth = 120;

} // namespace

// Both for the eye, as the label of its field, and as the field's name.
QLabel *FolderEditor::addRow(const QString &words, QWidget *field, QLayout *row)
{
    QLabel *label = plainLabel(words);
    label->setBuddy(field);
    field->setAccessibleName(words);
    m_labels.append(label);
    m_form->addRow(label, row);
    return label;
}

QPushButton *FolderEditor::chooseButton(const QString &name, QLineEdit *field)
{
    auto *button = new QPushButton(tr("Choose…"));
    button->setAccessibleName(name);
    connect(button, &QPushButton::clicked, this, [this, field, name] { chooseFolder(field, name); });
    return button;
}

void FolderEditor::build()
{
    const auto inRow = [](const QList<QWidget *> &widgets, int gap = fieldGap) {
        auto *row = new QHBoxLayout;
        row->setSpacing(gap);
        for (QWidget *widget : widgets)
            row->addWidget(widget);
        return row;
    };
    m_form = new QFormLayout(this);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(fieldGap);
    m_form->setVerticalSpacing(rowGap);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop); // beside the first line
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    constexpr int leftFree = 40; // at the right end of the paths
    auto *pathRow = inRow({m_path, chooseButton(tr("Choose folder"), m_path)});
    pathRow->addSpacing(leftFree);
    addRow(tr("Folder"), m_path, pathRow);
    m_form->addRow(QString(), m_below);

    auto *templateRow = inRow({m_template, m_nextTitle}, 2 * fieldGap);
    templateRow->setStretch(1, 1);
    addRow(tr("Template"), m_template, templateRow);
    auto *accountRow = inRow({m_account});
    accountRow->addStretch();
    m_accountLabel = addRow(tr("Account"), m_account, accountRow);

    auto *ways = new FlowLayout(nullptr, 0, 4 * fieldGap);
    ways->addWidget(m_start);
    ways->addWidget(m_draft);
    auto *videos = new QVBoxLayout;
    videos->setSpacing(4);
    videos->addLayout(ways);
    videos->addWidget(m_startReason);
    addRow(tr("New videos"), m_start, videos);
    m_start->setAccessibleName({}); // by their own words
    auto *ageRow = inRow({m_age, plainLabel(tr("without a change, if it is whole"))});
    ageRow->addStretch();
    addRow(tr("Taken up after"), m_age, ageRow);
    auto *patternsRow = inRow({m_patterns});
    patternsRow->addSpacing(leftFree);
    addRow(tr("File names"), m_patterns, patternsRow);
    m_chooseMove = chooseButton(tr("Choose folder for published files"), m_moveTo);
    auto *afterRow = inRow({m_after, m_moveTo, m_chooseMove});
    afterRow->setStretch(1, 1);
    afterRow->addItem(new QSpacerItem(leftFree, 0, QSizePolicy::Expanding)); // the rest, without a path
    addRow(tr("After publishing"), m_after, afterRow);
    auto *note =
        plainLabel(tr("Only once Youku says that it can be watched. A file is never deleted and never "
                      "taken up twice, also not after it was renamed or moved."));
    m_form->addRow(QString(), note);

    for (QLabel *label : {m_nextTitle, m_startReason, note}) {
        label->setWordWrap(true);
        label->setFont(smallFont(font()));
        setTone(label, Tone::Secondary);
    }
    const int width = std::max(boxWidth, boxWidth * fontMetrics().height() / usualLetters);
    for (QComboBox *box : {m_template, m_account}) {
        box->setFixedWidth(width);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    }
    m_path->setMinimumWidth(leastPathWidth);
    m_moveTo->setMinimumWidth(leastPathWidth);
    m_moveTo->setAccessibleName(tr("Folder for published files"));
    m_moveTo->setPlaceholderText(tr("Files stay where they are"));
    m_patterns->setPlaceholderText(tr("All videos; or for example *.mov; take*"));
    m_after->addItem(tr("Leave the file"));
    m_after->addItem(tr("Move the file to"));
    m_after->setMinimumWidth(afterWidth);
    m_age->setMinimumWidth(100);
    note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    const int height = heightOfField();
    for (QWidget *field : QList<QWidget *>{m_path, m_template, m_account, m_start, m_draft, m_age, m_patterns,
                                           m_after, m_moveTo})
        field->setMinimumHeight(height);
    for (QLineEdit *edit : {m_path, m_patterns, m_moveTo})
        edit->setTextMargins(4, 0, 4, 0); // as in the other forms
    const QList<QPushButton *> buttons = findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        button->setMinimumHeight(height);
    fillTemplates();
    fillAccounts();
    for (QLabel *label : std::as_const(m_labels))
        label->setMinimumWidth(labelColumn - fieldGap);
}

int FolderEditor::heightOfField() const
{
    return std::max(fieldHeight, fontMetrics().height() + rowGap);
}

// Beside its field a label stands on the same line, also where a reason follows below; above it, close to it.
void FolderEditor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < narrowForm;
    m_form->setRowWrapPolicy(isNarrow ? QFormLayout::WrapAllRows : QFormLayout::DontWrapRows);
    for (QLabel *label : std::as_const(m_labels)) {
        label->setMinimumHeight(isNarrow ? 0 : heightOfField());
        label->setMaximumHeight(isNarrow ? QWIDGETSIZE_MAX : heightOfField());
    }
}

QSize FolderEditor::minimumSizeHint() const
{
    return {afterWidth + leastPathWidth + m_chooseMove->sizeHint().width() + 2 * fieldGap,
            QWidget::minimumSizeHint().height()};
}

} // namespace gui
